import type {TableName} from '#/lakehouse/define';
import type {RowPage} from '#/ui/PagedTable';

/** An SQL identifier, whatever is in it: column names come from JSON that others wrote. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** An SQL text literal. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** One page of a whole table; natural order is that of insertion. A sort picks the page's row ids first: long tables stay quick. */
export function pageSql(table: TableName, {offset, limit, sort}: Omit<RowPage, 'signal'>): string {
  const from = quoteName(table);
  if (!sort) return `SELECT * FROM ${from} LIMIT ${limit} OFFSET ${offset}`;
  const order = `${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, rowid`;
  return `SELECT * FROM ${from} WHERE rowid IN (
  SELECT rowid FROM ${from} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}
) ORDER BY ${order}`;
}

/** The columns a table has now: those defined and those that evolved. Empty before it is created. */
export function columnsSql(table: TableName): string {
  return `SELECT column_name, data_type FROM information_schema.columns
WHERE table_catalog = current_database() AND table_schema = current_schema()
  AND table_name = ${quoteText(table)}
ORDER BY ordinal_position`;
}

/** Whether pipeline runs have recorded expectations yet. */
export const hasExpectationsSql = `SELECT count(*) > 0 AS present FROM information_schema.tables
WHERE table_schema = 'ops' AND table_name = 'expectations'`;

/** Each expectation's counts in the newest update that checked it. */
export function expectationsSql(table: TableName): string {
  return `SELECT name, arg_max(passed, rowid)::BIGINT AS passed, arg_max(failed, rowid)::BIGINT AS failed
FROM ops.expectations WHERE table_name = ${quoteText(table)} GROUP BY name`;
}
