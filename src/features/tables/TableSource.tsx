import type {TableDefinition} from '#/lakehouse/define';
import {derivedTables} from '#/lakehouse/tables';
import {SqlText} from './SqlText';
import {TableLinks} from './TableLinks';
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
      {table.layer !== 'bronze' && <SqlText sql={table.sql} label={`SQL of ${table.name}`} />}
    </div>
  );
}
