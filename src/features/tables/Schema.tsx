import {useSql} from '#/client/useSql';
import type {TableDefinition} from '#/lakehouse/define';
import {Badge} from '#/ui/Badge';
import {type ActualColumn, schemaRows} from './columnKinds';
import {columnsSql} from './tableSql';
import {SchemaVersions} from './SchemaVersions';
import styles from './TableScreen.module.css';

const badges = {
  defined: null,
  added: <Badge title="The lake adds it to every row">added</Badge>,
  widened: (
    <Badge
      tone="warn"
      title="Its type is another than the definition’s, so that it holds every value"
    >
      widened
    </Badge>
  ),
  evolved: (
    <Badge tone="warn" title="Not in the definition: the source began to deliver it">
      evolved
    </Badge>
  ),
} as const;

/** Columns with type, unit and meaning, and for bronze every version of them. */
export function Schema({table}: {readonly table: TableDefinition}) {
  return (
    <>
      <Columns table={table} />
      {table.layer === 'bronze' && <SchemaVersions table={table} />}
    </>
  );
}

/** What evolved beyond the definition is marked. */
function Columns({table}: {readonly table: TableDefinition}) {
  const actual = useSql<ActualColumn>(columnsSql(table.name), [table.name]);
  return (
    <div className={styles['scroll']} role="region" aria-label="Columns" tabIndex={0}>
      <table className={styles['plain']}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
            <th scope="col">Unit</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {schemaRows(table, actual).map(({name, type, unit, doc, origin, isKey}) => (
            <tr key={name}>
              <td className={styles['mono']}>
                {name} {isKey && <Badge tone="accent">key</Badge>} {badges[origin]}
              </td>
              <td className={styles['mono']}>{type}</td>
              <td className={styles['muted']}>{unit === '1' ? 'count or code' : unit}</td>
              <td>{doc ?? <span className={styles['muted']}>Not described</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
