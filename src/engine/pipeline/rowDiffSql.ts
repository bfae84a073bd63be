import {quoteName, quoteTime, quoteValue} from '#/base/quoteSql';
import {type DerivedTable, lineage} from '#/lakehouse/define';

/** The statements by which an update's rows are compared with those they replace, as pure text. */

/** The rows replaced, kept while the flow runs. */
const rowsBefore = '_rows_before';
/** The rows that differ: what changed, and the row before and after as structs. */
const rowDiff = '_row_diff';

/** Of each kind of change. */
const sampledRows = 50;
/** Characters of a value. */
const sampledText = 300;

const columnsOf = (table: DerivedTable) => Object.keys(table.columns).map(quoteName);

/** How many rows are replaced, counted up to one more than `limit`: enough to tell that they are too many. */
export const countReplaced = (table: DerivedTable, replaced: string, limit: number): string =>
  `SELECT count(*) AS before FROM (SELECT 1 FROM ${table.name} WHERE ${replaced} LIMIT ${limit + 1})`;

export const keepReplaced = (table: DerivedTable, replaced: string): string =>
  `CREATE OR REPLACE TEMP TABLE ${rowsBefore} AS SELECT ${columnsOf(table).join(', ')} FROM ${table.name} WHERE ${replaced}`;

/** Finds what differs once the table's rows are written anew. */
export function findDifferences(table: DerivedTable, replaced: string): string {
  const key = table.key.map(quoteName);
  const same = key.map((name) => `_before.${name} IS NOT DISTINCT FROM _after.${name}`);
  const values = Object.keys(table.columns)
    .filter((name) => !table.key.includes(name) && !Object.hasOwn(lineage, name))
    .map(quoteName)
    .map((name) => `_before.${name} IS DISTINCT FROM _after.${name}`);
  const rows = (relation: string, where: string) =>
    `(SELECT ${columnsOf(table).join(', ')}, true AS _is FROM ${relation} WHERE ${where})`;
  return `CREATE OR REPLACE TEMP TABLE ${rowDiff} AS
SELECT CASE WHEN _before._is IS NULL THEN 'added' WHEN _after._is IS NULL THEN 'removed' ELSE 'changed' END AS change,
  _before AS row_before, _after AS row_after
FROM ${rows(rowsBefore, 'true')} AS _before FULL JOIN ${rows(table.name, replaced)} AS _after ON ${same.join(' AND ')}
WHERE _before._is IS NULL OR _after._is IS NULL${values.map((differs) => ` OR ${differs}`).join('')}`;
}

export const countDifferences = `SELECT ${['added', 'removed', 'changed']
  .map((change) => `count(*) FILTER (WHERE change = '${change}') AS ${change}`)
  .join(', ')} FROM ${rowDiff}`;

/** Keeps how many rows differ, and some of them in the order of their keys. */
export function recordDifferences(
  table: DerivedTable,
  {updateId, at, counts}: {updateId: string; at: number; counts: readonly number[]},
): string {
  const of = `${quoteValue(updateId)}, ${quoteValue(table.name)}`;
  const summary = `INSERT INTO ops.row_diffs VALUES (${of}, ${counts.join(', ')}, ${quoteTime(at)});`;
  const key = table.key.map(
    (name) => `coalesce(row_before.${quoteName(name)}, row_after.${quoteName(name)})`,
  );
  const samples = `INSERT INTO ops.row_diff_samples
SELECT ${of}, change, ${asText(table, 'row_before')}, ${asText(table, 'row_after')}, ${quoteTime(at)}
FROM (SELECT * FROM ${rowDiff}
  QUALIFY row_number() OVER (PARTITION BY change ORDER BY ${key.join(', ')}) <= ${sampledRows});`;
  const differ = counts.slice(1).some((count) => count > 0);
  return summary + (differ ? samples : '');
}

export const dropDifferences = `DROP TABLE IF EXISTS temp.${rowDiff}; DROP TABLE IF EXISTS temp.${rowsBefore};`;

/** The values by column; NULL where there is no such row. */
function asText({columns}: DerivedTable, row: 'row_before' | 'row_after'): string {
  const names = Object.keys(columns).map(quoteValue);
  const texts = Object.keys(columns).map(
    (name) => `left(CAST(${row}.${quoteName(name)} AS VARCHAR), ${sampledText})`,
  );
  const absent = row === 'row_before' ? 'added' : 'removed';
  return `CASE WHEN change <> '${absent}' THEN map([${names.join(', ')}], [${texts.join(', ')}]) END`;
}

/** Samples kept, over all tables and updates. */
const keptSamples = 10_000;
const keptDays = 90;

/** Removes what is too old or too much. Counts go with the update they belong to. */
export function trimDifferences(now: number): string {
  return `
DELETE FROM ops.row_diff_samples WHERE recorded_at < ${quoteTime(now - keptDays * 86_400_000)} OR recorded_at < (
  SELECT recorded_at FROM ops.row_diff_samples ORDER BY recorded_at DESC LIMIT 1 OFFSET ${keptSamples - 1});
DELETE FROM ops.row_diffs WHERE recorded_at < ${quoteTime(now - keptDays * 86_400_000)};`;
}
