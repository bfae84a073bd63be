import {quoteName, quoteTime, quoteValue} from '#/base/quoteSql';
import type {RowChanges} from '#/contracts/pipeline';
import {type DerivedTable, lineage} from '#/lakehouse/define';

/** The statements by which an update's rows are compared with those they replace, as pure text. */

/** The rows replaced, kept while the flow runs. */
const rowsBefore = '_rows_before';

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

export const dropReplaced = `DROP TABLE IF EXISTS temp.${rowsBefore};`;

/** How many rows differ, by kind of change, once the table's rows are written anew. */
export const countDifferences = (table: DerivedTable, replaced: string): string =>
  `SELECT ${['added', 'removed', 'changed']
    .map((kind) => `count(*) FILTER (WHERE ${change} = '${kind}') AS ${kind}`)
    .join(', ')} ${differing(table, replaced)}`;

const change =
  "CASE WHEN _before._is IS NULL THEN 'added' WHEN _after._is IS NULL THEN 'removed' ELSE 'changed' END";

/** The pairs of rows of the same key that are not the same; where one of them is missing its columns are NULL. */
function differing(table: DerivedTable, replaced: string): string {
  const same = table.key
    .map(quoteName)
    .map((name) => `_before.${name} IS NOT DISTINCT FROM _after.${name}`);
  const differs = Object.keys(table.columns)
    .filter((name) => !table.key.includes(name) && !Object.hasOwn(lineage, name))
    .map(quoteName)
    .map((name) => ` OR _before.${name} IS DISTINCT FROM _after.${name}`);
  const rows = (relation: string, where: string) =>
    `(SELECT ${columnsOf(table).join(', ')}, true AS _is FROM ${relation} WHERE ${where})`;
  return `FROM ${rows(rowsBefore, 'true')} AS _before FULL JOIN ${rows(table.name, replaced)} AS _after ON ${same.join(' AND ')}
WHERE _before._is IS NULL OR _after._is IS NULL${differs.join('')}`;
}

export interface RecordedDiff {
  readonly updateId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly replaced: string;
  readonly changes: RowChanges;
}

/** Keeps how many rows differ, and some of them in the order of their keys. */
export function recordDifferences(
  table: DerivedTable,
  {updateId, at, replaced, changes}: RecordedDiff,
): string {
  const of = `${quoteValue(updateId)}, ${quoteValue(table.name)}`;
  const {before, added, removed, changed} = changes;
  const summary = `INSERT INTO ops.row_diffs VALUES (${of}, ${before}, ${added}, ${removed}, ${changed}, ${quoteTime(at)});`;
  if (added + removed + changed === 0) return summary;
  const key = table.key.map(quoteName).map((name) => `coalesce(_before.${name}, _after.${name})`);
  return `${summary} INSERT INTO ops.row_diff_samples
SELECT ${of}, change, ${asText(table, 'before')}, ${asText(table, 'after')}, ${quoteTime(at)}
FROM (SELECT ${change} AS change, _before AS row_before, _after AS row_after ${differing(table, replaced)}
  QUALIFY row_number() OVER (PARTITION BY ${change} ORDER BY ${key.join(', ')}) <= ${sampledRows});`;
}

/** The values by column; NULL where there is no such row. */
function asText({columns}: DerivedTable, row: 'before' | 'after'): string {
  const names = Object.keys(columns).map(quoteValue);
  const texts = Object.keys(columns).map(
    (name) => `left(CAST(row_${row}.${quoteName(name)} AS VARCHAR), ${sampledText})`,
  );
  const absent = row === 'before' ? 'added' : 'removed';
  return `CASE WHEN change <> '${absent}' THEN map([${names.join(', ')}], [${texts.join(', ')}]) END`;
}

/** Samples kept, over all tables and updates. */
const keptSamples = 10_000;
const keptDays = 90;

/** Removes what is too old or too much. */
export function trimDifferences(now: number): string {
  const oldest = quoteTime(now - keptDays * 86_400_000);
  return `
DELETE FROM ops.row_diff_samples WHERE recorded_at < ${oldest} OR recorded_at < (
  SELECT recorded_at FROM ops.row_diff_samples ORDER BY recorded_at DESC LIMIT 1 OFFSET ${keptSamples - 1});
DELETE FROM ops.row_diffs WHERE recorded_at < ${oldest};`;
}
