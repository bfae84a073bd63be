import {quoteName} from '#/base/quoteSql';
import type {DerivedTable, Expectation, TableName} from '#/lakehouse/define';
import {isRowRule, keepsOut, rowHolds, type RowRule} from '#/lakehouse/expectations';
import type {FlowPlan} from './planFlow';

/** What a table's SELECT yields in this run, and which of it meets the rules; as pure text. */

export const candidates = '_candidates';
/** The catalog and schema of the lake, quoted. */
type Prefix = string;

/** Rules whose answer is computed with the rows, as a column of its own: it takes other rows to tell. */
const comparesRows = (rule: Expectation): rule is Exclude<RowRule, {kind: 'row'}> =>
  isRowRule(rule) && rule.kind !== 'row';
const answerOf = (table: DerivedTable, rule: Expectation) =>
  `_holds_${table.expectations.indexOf(rule)}`;

/** SQL that is true for a row of the candidates that breaks the rule; null for a rule that no single row breaks. */
export function violates(table: DerivedTable, rule: Expectation): string | null {
  if (!isRowRule(rule)) return null;
  return comparesRows(rule) ? `NOT ${answerOf(table, rule)}` : `NOT ${rowHolds(rule)}`;
}

/** Kept while the flow runs where it is dear to compute again: gold, small as it is, and what compares rows. */
const isKept = (table: DerivedTable) =>
  table.layer === 'gold' || table.expectations.some(comparesRows);

/** Whether its rows can be written as they are computed, to be looked at in the table: no rule keeps any out. */
export const isKeptAsIs = ({layer, expectations}: DerivedTable): boolean =>
  layer === 'gold' &&
  expectations.every((rule) => !keepsOut(rule) && (!isRowRule(rule) || rule.kind === 'row'));

/** Silver is wide and cheap, so it is read twice rather than kept. */
export function createCandidates(table: DerivedTable, plan: FlowPlan, prefix: Prefix): string {
  const kind = isKept(table) ? 'TEMP TABLE' : 'TEMP VIEW';
  return `CREATE OR REPLACE ${kind} ${candidates} AS ${withAnswers(table, plan, prefix)}`;
}

export function dropCandidates(table: DerivedTable): string {
  return `DROP ${isKept(table) ? 'TABLE' : 'VIEW'} temp.${candidates};`;
}

function withAnswers(table: DerivedTable, plan: FlowPlan, prefix: Prefix): string {
  const rules = table.expectations.filter(comparesRows);
  if (rules.length === 0) return table.sql;
  const answers = rules.map((rule) => {
    const holds =
      rule.kind === 'unique'
        ? isUnique(table, rule, {plan, prefix})
        : rowHolds(rule, (name: TableName) => `${prefix}.${name}`);
    return `${holds} AS ${answerOf(table, rule)}`;
  });
  if (rules.every(({kind}) => kind !== 'unique'))
    return `SELECT t.*, ${answers.join(', ')} FROM (${table.sql}) AS t`;
  // Of a key that was delivered twice only the newest row comes into the table, so only that one can clash.
  const newest =
    table.layer === 'silver' ? `row_number() OVER (${newestFirst(table)}) = 1` : 'true';
  return `SELECT t.*, ${answers.join(', ')} FROM (SELECT s.*, ${newest} AS _newest FROM (${table.sql}) AS s) AS t`;
}

/** Deterministic also where two versions came in one file: all columns break the tie. */
export function newestFirst({key, sequenceBy, columns}: DerivedTable): string {
  const order = [...sequenceBy, ...Object.keys(columns)].map((name) => `${quoteName(name)} DESC`);
  return `PARTITION BY ${key.map(quoteName).join(', ')} ORDER BY ${order.join(', ')}`;
}

function isUnique(
  table: DerivedTable,
  {columns, allowsNull = false}: Extract<Expectation, {kind: 'unique'}>,
  {plan, prefix}: {readonly plan: FlowPlan; readonly prefix: Prefix},
): string {
  const names = columns.map(quoteName);
  const isNull = names.map((name) => `t.${name} IS NULL`).join(' OR ');
  const alone = `count(*) FILTER (WHERE t._newest) OVER (PARTITION BY ${names.map((name) => `t.${name}`).join(', ')}) = 1`;
  const spans = plan.kind === 'units' && !columns.includes(plan.unit);
  const same = names.map((name) => `o.${name} = t.${name}`).join(' AND ');
  const elsewhere = spans
    ? ` AND NOT EXISTS (SELECT 1 FROM ${prefix}.${table.name} AS o WHERE ${same} AND NOT (o.${plan.unit} IN (${plan.keys.join(', ')})))`
    : '';
  return `CASE WHEN NOT t._newest THEN true WHEN ${isNull} THEN ${allowsNull} ELSE ${alone}${elsewhere} END`;
}

/** True for a row that no rule keeps out. */
export function kept(table: DerivedTable): string {
  const broken = brokenBy(table, keepsOut);
  return broken === null ? 'true' : `NOT (${broken})`;
}

/** True for a row that goes to the quarantine. */
export function quarantined(table: DerivedTable): string {
  return brokenBy(table, ({onViolation}) => onViolation === 'quarantine') ?? 'false';
}

function brokenBy(table: DerivedTable, which: (rule: Expectation) => boolean): string | null {
  const broken = table.expectations
    .filter(which)
    .map((rule) => violates(table, rule))
    .filter((sql) => sql !== null);
  return broken.length === 0 ? null : broken.join(' OR ');
}

/**
 * Of `rows`, one row: `row_count`; `violated_<i>` of each rule that rows break; `dropped` and `quarantined`; and `duplicates`: 1
 * when a key that is kept occurs twice.
 */
export function countCandidates(table: DerivedTable, rows: string): string {
  const key = table.key.map(quoteName).join(', ');
  const violated = table.expectations.flatMap((rule, i) => {
    const broken = violates(table, rule);
    return broken === null ? [] : [`count(*) FILTER (WHERE ${broken}) AS violated_${i}`];
  });
  const dropped = `count(*) FILTER (WHERE NOT (${kept(table)})) AS dropped`;
  const apart = `count(*) FILTER (WHERE ${quarantined(table)}) AS quarantined`;
  const duplicates = `SELECT 1 FROM ${rows} WHERE ${kept(table)} GROUP BY ${key} HAVING count(*) > 1 LIMIT 1`;
  return `SELECT count(*) AS row_count, ${[...violated, dropped, apart].join(', ')}, (SELECT count(*) FROM (${duplicates})) AS duplicates FROM ${rows}`;
}
