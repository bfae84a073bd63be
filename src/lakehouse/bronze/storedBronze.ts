import {quoteName} from '#/base/quoteSql';
import {type ColumnType, lineage, type TableName} from '../define';

/**
 * How bronze rows are stored. What tells where a row comes from is the same for all rows of a file: a row has the number
 * of its file, and a table of files has the rest. `bronze_<endpoint>` is the view that joins the two: the columns its
 * definition declares. A path as text in every row took a quarter of the time of loading.
 */

/** Schema of the stored rows; a table in it has the name of the bronze table that shows it. */
export const storedSchema = 'stored';

/** In the stored rows, and the key of `sourcesTable`: another number each time a file is loaded. */
export const fileNumber = '_file';

/** One row for each file that gave rows: its number, and the lineage columns of its rows. */
export const sourcesTable = 'ops.autoloader_sources';

export interface NamedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** The stored rows of a bronze table. */
export const storedRows = (table: TableName): string => `${storedSchema}.${table}`;

const lineageNames = Object.keys(lineage);
const lineageColumns = Object.entries(lineage).map(([name, {type}]): NamedColumn => ({name, type}));

/** Whether no key of a file may have a column of this name, since it tells where a row comes from. */
export const isLineage = (name: string): boolean =>
  name === fileNumber || lineageNames.includes(name);

/** The columns that are stored for these columns of a bronze table: the number of the file where its lineage stands. */
export function storedColumns(shown: readonly NamedColumn[]): readonly NamedColumn[] {
  return shown.flatMap((column): readonly NamedColumn[] => {
    if (column.name === lineageNames[0]) return [{name: fileNumber, type: 'BIGINT'}];
    return isLineage(column.name) ? [] : [column];
  });
}

/** The columns of the bronze table that these stored ones make. */
export function shownColumns(stored: readonly NamedColumn[]): readonly NamedColumn[] {
  return stored.flatMap((column) => (column.name === fileNumber ? lineageColumns : [column]));
}

/** The SELECT of the bronze table over what is stored, told by the names of its columns. */
export function bronzeSelect(table: TableName, stored: readonly string[]): string {
  const shown = stored.flatMap((name) => (name === fileNumber ? lineageNames : [name]));
  const columns = shown.map(quoteName);
  return `SELECT ${columns.join(', ')} FROM ${storedRows(table)} JOIN ${sourcesTable} USING (${fileNumber})`;
}
