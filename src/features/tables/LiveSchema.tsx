import type {CatalogTable} from './catalogTables';
import {ColumnTable} from './ColumnTable';
import {useLiveColumns} from './useLiveColumns';

/** The columns of a table or view as the database has them. */
export function LiveSchema({table}: {readonly table: CatalogTable}) {
  const columns = useLiveColumns(table);
  return <ColumnTable columns={columns} />;
}
