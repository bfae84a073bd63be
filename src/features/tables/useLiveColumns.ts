import {useMemo} from 'react';
import {quoteValue} from '#/base/quoteSql';
import {type CatalogColumn, type CatalogTable, describedColumn} from './catalogTables';
import type {LiveColumn} from './relations';
import {useLiveSql} from './useLiveSql';

const columnsSql = ({schema, name}: CatalogTable) =>
  `SELECT column_name AS name, data_type AS type, comment FROM duckdb_columns()
WHERE database_name = current_database() AND table_name = ${quoteValue(name)}
  AND schema_name = ${schema === null ? 'current_schema()' : quoteValue(schema)} ORDER BY column_index`;

/** The columns as the database has them now, with what is known of each. Suspends. */
export function useLiveColumns(table: CatalogTable): readonly CatalogColumn[] {
  const {rows} = useLiveSql<Pick<LiveColumn, 'name' | 'type' | 'comment'>>(columnsSql(table));
  return useMemo(
    () =>
      rows.map((row) => {
        const known = table.columns.find(({name}) => name === row.name);
        const described = describedColumn({...row, schema: table.schema, table: table.name});
        return {
          ...described,
          unit: known?.unit ?? described.unit,
          doc: known?.doc || described.doc,
        };
      }),
    [rows, table],
  );
}
