import {quoteName, quoteValue} from '#/base/quoteSql';
import type {QuarantineName, TableName} from '#/lakehouse/define';
import type {RowPage} from '#/ui/PagedTable';
import {quarantiningTables} from './qualitySearch';

export const quarantineOf = (table: TableName): QuarantineName => `quarantine_${table}`;

export interface QuarantineTotal {
  readonly table: TableName;
  readonly rows: number;
  /** Epoch milliseconds; null of an empty one. */
  readonly newest: number | null;
}

/** Each quarantine with how many rows it holds, the fullest first. */
export const quarantineTotalsSql = `SELECT * FROM (${quarantiningTables
  .map(
    ({name}) =>
      `SELECT ${quoteValue(name)} AS "table", count(*) AS "rows", epoch_ms(max(_quarantined_timestamp)) AS newest FROM ${quarantineOf(name)}`,
  )
  .join('\nUNION ALL ')}) ORDER BY "rows" DESC, "table"`;

export interface ReasonCount {
  readonly rule: string;
  readonly rows: number;
}

/** How many rows of a quarantine broke each rule; a row may have broken several. */
export const reasonsSql = (table: TableName): string => `SELECT rule, count(*) AS "rows"
FROM (SELECT unnest(_failed_expectations) AS rule FROM ${quarantineOf(table)}) GROUP BY rule ORDER BY 2 DESC, 1`;

/** A page of the rows that broke `rule`, or any, the rules they broke first; newest first unless sorted. */
export function quarantinePageSql(
  table: TableName,
  rule: string | null,
  {offset, limit, sort}: Omit<RowPage, 'signal'>,
): string {
  const where =
    rule === null ? '' : `WHERE list_contains(_failed_expectations, ${quoteValue(rule)})`;
  const order = sort
    ? `${quoteName(sort.column)} ${sort.descending ? 'DESC' : 'ASC'} NULLS LAST`
    : '_quarantined_timestamp DESC';
  return `SELECT _failed_expectations, _quarantined_timestamp, * EXCLUDE (_failed_expectations, _quarantined_timestamp)
FROM ${quarantineOf(table)} ${where} ORDER BY ${order}, rowid LIMIT ${limit} OFFSET ${offset}`;
}
