import {useSql} from '#/client/useSql';
import type {TableDefinition} from '#/lakehouse/define';
import {Badge} from '#/ui/Badge';
import {type ActualColumn, schemaRows} from './columnKinds';
import {ColumnTable} from './ColumnTable';
import {columnsSql} from './tableSql';
import {SchemaVersions} from './SchemaVersions';

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
    <ColumnTable
      columns={schemaRows(table, actual).map(({origin, isKey, ...column}) => ({
        ...column,
        badges: (
          <>
            {isKey && <Badge tone="accent">key</Badge>} {badges[origin]}
          </>
        ),
      }))}
    />
  );
}
