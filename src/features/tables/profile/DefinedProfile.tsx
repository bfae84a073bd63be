import {useMemo} from 'react';
import {useLake} from '#/client/lake';
import {useSql} from '#/client/useSql';
import type {TableDefinition} from '#/lakehouse/define';
import type {ActualColumn} from '#/features/tables/columnKinds';
import {columnsSql} from '#/features/tables/tableSql';
import {TableProfile} from './TableProfile';

/** The profile of a table of the pipeline. */
export function DefinedProfile({table}: {readonly table: TableDefinition}) {
  const actual = useSql<ActualColumn>(columnsSql(table.name), [table.name]);
  const status = useLake((lake) => lake.status?.tables.find(({name}) => name === table.name));
  const columns = useMemo(
    () =>
      actual.map(({column_name: name, data_type: type}) => ({
        name,
        type,
        isKey: table.columns[name]?.unit === 'key',
      })),
    [actual, table],
  );
  return (
    <TableProfile
      key={status?.version}
      subject={{relation: table.name, rows: status?.rows ?? 0}}
      columns={columns}
    />
  );
}
