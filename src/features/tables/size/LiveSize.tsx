import {type CatalogTable, relationName} from '#/features/tables/catalogTables';
import {useLiveSql} from '#/features/tables/useLiveSql';
import {StoredSize} from './StoredSize';

/** What a table that has no version takes. */
export function LiveSize({table}: {readonly table: CatalogTable}) {
  const relation = relationName(table);
  const {rows} = useLiveSql<{n: number}>(`SELECT count(*) AS n FROM ${relation}`);
  return <StoredSize relation={relation} rows={rows[0]?.n ?? 0} />;
}
