import {quoteName} from '#/base/quoteSql';
import {type DerivedTable, lineage, type TableDefinition, type TableName} from '#/lakehouse/define';
import type {ExampleRow} from '#/lakehouse/example';
import {readableColumn} from '#/lakehouse/exampleSql';
import {findTable} from '#/lakehouse/tables';

/** What rows are sampled by. */
export interface Sample {
  readonly unit: SampleUnit;
  readonly key: number;
  /** Only their rows, where a table has drivers; empty: all. */
  readonly drivers: readonly number[];
  /** Of each input. */
  readonly limit: number;
}
export type SampleUnit = 'session_key' | 'meeting_key';

/** The unit a table is sampled by: its refresh unit, or a meeting where that is the whole table. */
export const sampleUnit = ({refreshUnit}: DerivedTable): SampleUnit =>
  refreshUnit === 'session_key' ? 'session_key' : 'meeting_key';

/** Every unit that a table has rows of, newest first: `key`, and `name` where the calendar is loaded. */
export function unitsSql(table: DerivedTable): string {
  const unit = sampleUnit(table);
  const keys =
    unit in table.columns
      ? `SELECT DISTINCT ${unit} AS key FROM ${table.name}`
      : 'SELECT meeting_key AS key FROM silver_meetings';
  const meeting = "concat_ws(' ', m.year, m.meeting_name)";
  const names =
    unit === 'meeting_key'
      ? `SELECT m.meeting_key AS key, ${meeting} AS name FROM silver_meetings AS m`
      : `SELECT s.session_key AS key, concat_ws(', ', nullif(${meeting}, ''), s.session_name) AS name
FROM silver_sessions AS s LEFT JOIN silver_meetings AS m USING (meeting_key)`;
  return `SELECT key, any_value(name) AS name FROM (${keys}) LEFT JOIN (${names}) USING (key)
WHERE key IS NOT NULL GROUP BY key ORDER BY key DESC LIMIT 300`;
}

/** Two drivers of a unit are enough to see what a table does; null for a table without drivers. */
export function driversSql(table: DerivedTable, key: number): string | null {
  const unit = sampleUnit(table);
  if (!('driver_number' in table.columns) || !(unit in table.columns)) return null;
  return `SELECT DISTINCT driver_number FROM ${table.name} WHERE ${unit} = ${key} AND driver_number IS NOT NULL
ORDER BY driver_number LIMIT 2`;
}

/** The rows of an input that a sample takes, in the columns that the table can tell apart. */
export function inputSampleSql(
  table: DerivedTable,
  input: TableDefinition,
  sample: Sample,
): string {
  const columns = usedColumns(table, input).map((name) => readableColumn(input, name));
  const where = [unitFilter(input, sample), driverFilter(input, sample)].filter(
    (condition) => condition !== null,
  );
  const order = orderOf(input);
  return `SELECT ${columns.join(', ')} FROM ${input.name}
WHERE ${['true', ...where].join(' AND ')}${order.length > 0 ? ` ORDER BY ${order.join(', ')}` : ''} LIMIT ${sample.limit}`;
}

/** Those whose name stands in the table's SELECT, and no others: the example is to be read. */
function usedColumns(table: DerivedTable, input: TableDefinition): readonly string[] {
  const words = new Set(table.sql.match(/\w+/g));
  return Object.keys(input.columns).filter((name) => words.has(name));
}

function unitFilter({columns}: TableDefinition, {unit, key}: Sample): string | null {
  if (unit in columns) return `${unit} = ${key}`;
  const other = unit === 'session_key' ? 'meeting_key' : 'session_key';
  return other in columns
    ? `${other} IN (SELECT ${other} FROM silver_sessions WHERE ${unit} = ${key})`
    : null;
}

const driverFilter = ({columns}: TableDefinition, {drivers}: Sample): string | null =>
  drivers.length > 0 && 'driver_number' in columns
    ? `driver_number IN (${drivers.join(', ')})`
    : null;

/** By the table's key, so that the same rows are sampled again; bronze by what is usually one. The race comes first. */
function orderOf(input: TableDefinition): readonly string[] {
  const usual = ['session_key', 'lap_number', 'stint_number', 'date', 'driver_number'];
  const names = input.layer === 'bronze' ? usual : input.key;
  return names
    .filter((name) => name in input.columns)
    .map((name) => (name === 'session_key' ? `${name} DESC` : quoteName(name)));
}

/** The inputs of a table, as they are defined. */
export const inputsOf = (table: DerivedTable): readonly TableDefinition[] =>
  table.inputs.map((name: TableName) => findTable(name)).filter((input) => input !== undefined);

/** The columns of a table that its example tells: not those about files. */
export const toldColumns = ({columns}: DerivedTable): readonly string[] =>
  Object.keys(columns).filter((name) => !(name in lineage));

/** Rows without the columns that are null in all of them, but for `kept`. */
export function withoutNulls(
  rows: readonly ExampleRow[],
  kept: readonly string[] = [],
): readonly ExampleRow[] {
  const names = Object.keys(rows[0] ?? {}).filter(
    (name) => kept.includes(name) || rows.some((row) => row[name] !== null),
  );
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
}
