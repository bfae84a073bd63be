import {Link} from '@tanstack/react-router';
import type {TableDefinition, TableName} from '#/lakehouse/define';
import {derivedTables} from '#/lakehouse/tables';
import styles from './TableScreen.module.css';

/** What the table is made of, how, and what is made of it. */
export function TableSource({table}: {readonly table: TableDefinition}) {
  const readers = derivedTables.filter(({inputs}) => inputs.includes(table.name));
  return (
    <div className={styles['origin']}>
      <dl className={styles['facts']}>
        <dt>Made from</dt>
        <dd>
          {table.layer === 'bronze' ? (
            `staged files of ${table.endpoint}, each loaded exactly once`
          ) : (
            <TableLinks names={table.inputs} />
          )}
        </dd>
        <dt>Read by</dt>
        <dd>
          {readers.length > 0 ? <TableLinks names={readers.map(({name}) => name)} /> : 'no table'}
        </dd>
        {table.layer !== 'bronze' && (
          <>
            <dt>Key</dt>
            <dd className={styles['mono']}>{table.key.join(', ')}</dd>
          </>
        )}
        {table.layer === 'silver' && (
          <>
            <dt>Newest by</dt>
            <dd className={styles['mono']}>{table.sequenceBy.join(', ')}</dd>
          </>
        )}
      </dl>
      {table.layer !== 'bronze' && (
        // A scrolling region must be reachable by keyboard.
        <pre className={styles['sql']} tabIndex={0} aria-label={`SQL of ${table.name}`}>
          {table.sql.trim()}
        </pre>
      )}
    </div>
  );
}

function TableLinks({names}: {readonly names: readonly TableName[]}) {
  return (
    <span className={styles['links']}>
      {names.map((name) => (
        <Link key={name} to="/tables/$table" params={{table: name}}>
          {name}
        </Link>
      ))}
    </span>
  );
}
