import {useMemo} from 'react';
import {type CatalogTable, relationName} from '#/features/tables/catalogTables';
import {useLiveColumns} from '#/features/tables/useLiveColumns';
import {useLiveSql} from '#/features/tables/useLiveSql';
import {TableProfile} from './TableProfile';

/** The profile of a table or view that has no version. */
export function LiveProfile({table}: {readonly table: CatalogTable}) {
  const relation = relationName(table);
  const described = useLiveColumns(table);
  const {rows} = useLiveSql<{n: number}>(`SELECT count(*) AS n FROM ${relation}`);
  const columns = useMemo(
    () => described.map(({name, type, unit}) => ({name, type, isKey: unit === 'key'})),
    [described],
  );
  return <TableProfile subject={{relation, rows: rows[0]?.n ?? 0}} columns={columns} />;
}
