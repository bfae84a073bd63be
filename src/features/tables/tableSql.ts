import {quoteName, quoteValue} from '#/base/quoteSql';
import {fileNumber, sourcesTable, storedRows} from '#/lakehouse/bronze/storedBronze';
import type {TableName} from '#/lakehouse/define';
import type {RowPage} from '#/ui/PagedTable';

/** One page of a whole table; natural order is that of insertion. A sort picks the page's row ids first: long tables stay quick. */
export function pageSql(table: TableName, {offset, limit, sort}: Omit<RowPage, 'signal'>): string {
  const from = quoteName(table);
  if (!sort) return `SELECT * FROM ${from} LIMIT ${limit} OFFSET ${offset}`;
  const {columns, rows} = sortable(table);
  const order = `${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST, ${from}.rowid`;
  return `SELECT ${columns} FROM ${rows} WHERE ${from}.rowid IN (
  SELECT ${from}.rowid FROM ${rows} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}
) ORDER BY ${order}`;
}

/** The rows of a table with ids: a bronze table is a view, so its parts. */
function sortable(table: TableName): {readonly columns: string; readonly rows: string} {
  if (!table.startsWith('bronze_')) return {columns: '*', rows: quoteName(table)};
  return {
    columns: `* EXCLUDE (${fileNumber})`,
    rows: `${storedRows(table)} JOIN ${sourcesTable} USING (${fileNumber})`,
  };
}

/** The columns a table has now: those defined and those that evolved. Empty before it is created. */
export function columnsSql(table: TableName): string {
  return `SELECT column_name, data_type FROM information_schema.columns
WHERE table_catalog = current_database() AND table_schema = current_schema()
  AND table_name = ${quoteValue(table)}
ORDER BY ordinal_position`;
}

export const quarantineOf = (table: TableName): string => `quarantine_${table}`;

/** How many rows broke a rule that keeps them out of the table. Fails when the table has no quarantine. */
export const quarantineCountSql = (table: TableName): string =>
  `SELECT count(*) AS quarantined FROM ${quoteName(quarantineOf(table))}`;

/** The newest quarantined rows, the rules they broke first. */
export function quarantineSql(table: TableName, limit: number): string {
  return `SELECT _failed_expectations, _quarantined_timestamp, * EXCLUDE (_failed_expectations, _quarantined_timestamp)
FROM ${quoteName(quarantineOf(table))} ORDER BY _quarantined_timestamp DESC LIMIT ${limit}`;
}

/** Whether pipeline runs have recorded expectations yet. */
export const hasExpectationsSql = `SELECT count(*) > 0 AS present FROM information_schema.tables
WHERE table_schema = 'ops' AND table_name = 'expectation_results'`;

/** Each expectation's counts in the newest update that checked it. */
export function expectationsSql(table: TableName): string {
  return `SELECT rule AS name, arg_max(passed, rowid)::BIGINT AS passed, arg_max(failed, rowid)::BIGINT AS failed,
  epoch_ms(max(recorded_at)) AS "at"
FROM ops.expectation_results WHERE flow = ${quoteValue(table)} GROUP BY rule`;
}
