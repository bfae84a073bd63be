import {quoteName, quoteValue} from '#/base/quoteSql';
import type {DerivedTable, TableDefinition} from './define';
import type {Example, ExampleRow, ExampleValue} from './example';
import {keepsOut} from './expectations';
import {findTable} from './tables';

/**
 * One SELECT of what `table` makes of the given rows, in the columns `shown`. It reads no table of the lake: every input
 * is a list of values under its own name. Rules that keep a row out for its own sake and AUTO CDC are applied. Times
 * come as text, as examples write them, doubles rounded to nine decimals.
 */
export function exampleSql(
  table: DerivedTable,
  given: Example['given'],
  shown: readonly string[],
): string {
  const inputs = table.inputs.map((input) => {
    const definition = findTable(input);
    if (!definition) throw new RangeError(`No table ${input}`);
    return `${input} AS (${inputSql(definition, given[input] ?? [])})`;
  });
  const columns = shown.map((name) => readableColumn(table, name));
  return `WITH ${inputs.join(',\n')}
SELECT ${columns.join(', ')} FROM (
  SELECT t.*, row_number() OVER (${newestFirst(table)}) AS _place FROM (
${table.sql}
) AS t WHERE ${keptRows(table)}
) WHERE _place = 1`;
}

/** A column as examples have it: a time is text in UTC. */
export function readableColumn({columns}: Pick<TableDefinition, 'columns'>, name: string): string {
  const column = quoteName(name);
  const type = columns[name]?.type;
  if (type === 'TIMESTAMP' || type === 'DATE') return `CAST(${column} AS VARCHAR) AS ${column}`;
  return type === 'DOUBLE' ? `round(${column}, 9) AS ${column}` : column;
}

function inputSql({columns}: TableDefinition, rows: readonly ExampleRow[]): string {
  const written = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const select = Object.entries(columns).map(([name, {type}]) => {
    const value = written.includes(name) ? quoteName(name) : 'NULL';
    return `CAST(${value} AS ${type}) AS ${quoteName(name)}`;
  });
  const from = written.length === 0 ? emptyRows(rows.length) : valuesSql(rows, written);
  return `SELECT ${select.join(', ')} FROM ${from}`;
}

const emptyRows = (count: number): string => `range(${count})`;

function valuesSql(rows: readonly ExampleRow[], columns: readonly string[]): string {
  const lines = rows.map(
    (row) => `(${columns.map((name) => literal(row[name] ?? null)).join(', ')})`,
  );
  return `(VALUES ${lines.join(', ')}) AS v (${columns.map(quoteName).join(', ')})`;
}

function literal(value: ExampleValue): string {
  if (value === null || typeof value !== 'object') return quoteValue(value);
  return `[${value.map(quoteValue).join(', ')}]`;
}

function newestFirst({key, sequenceBy, columns}: DerivedTable): string {
  const order = [...sequenceBy, ...Object.keys(columns)].map((name) => `${quoteName(name)} DESC`);
  return `PARTITION BY ${key.map(quoteName).join(', ')} ORDER BY ${order.join(', ')}`;
}

/** No table has a rule that keeps a row out for the sake of other rows. */
function keptRows({expectations}: DerivedTable): string {
  const rules = expectations.filter(keepsOut).flatMap((rule) => {
    if (rule.kind !== 'row') return [];
    return [`coalesce((${rule.holds}), ${rule.allowsNull === true})`];
  });
  return ['true', ...rules].join(' AND ');
}
