import {quoteName} from '#/base/quoteSql';
import type {DerivedTable, Expectation, TableDefinition, TableName} from './define';

export type ExpectationKind = Expectation['kind'];
export type RowRule = Extract<Expectation, {kind: 'row' | 'unique' | 'foreign-key'}>;
export type TableRule = Exclude<Expectation, RowRule>;

/** Whether each row by itself meets the rule or breaks it; else the table does as a whole. */
export function isRowRule(rule: Expectation): rule is RowRule {
  return rule.kind === 'row' || rule.kind === 'unique' || rule.kind === 'foreign-key';
}

export const isTableRule = (rule: Expectation): rule is TableRule => !isRowRule(rule);

/** Whether rows that break the rule are kept out of the table. */
export const keepsOut = ({onViolation}: Expectation): boolean =>
  onViolation === 'drop' || onViolation === 'quarantine';

/** The tables whose changes change a table: its inputs, and those that a foreign key keeps its rows out by. */
export function readsOf({inputs, expectations}: DerivedTable): readonly TableName[] {
  const referenced = expectations.flatMap((rule) =>
    rule.kind === 'foreign-key' && keepsOut(rule) ? [rule.references] : [],
  );
  return [...new Set([...inputs, ...referenced])];
}

/** What must hold, in one line for people: the predicate of a row rule, else words. */
export function holdsInWords(rule: Expectation): string {
  switch (rule.kind) {
    case 'row':
      return rule.holds;
    case 'unique':
      return `(${rule.columns.join(', ')}) is unique`;
    case 'foreign-key':
      return `(${rule.columns.join(', ')}) is in ${rule.references} (${(rule.referenced ?? rule.columns).join(', ')})`;
    case 'freshness':
      return `the newest ${rule.column} is at most ${rule.maxAgeHours} h old`;
    default:
      return countInWords(rule);
  }
}

function countInWords(rule: Extract<Expectation, {kind: 'row-count'}>): string {
  const {atLeast, mayShrinkTo, mayGrowTo} = rule;
  const percent = (ratio: number) => `${Math.round(ratio * 100)} % of the rows before`;
  return [
    ...(atLeast === undefined ? [] : [`at least ${atLeast} rows`]),
    ...(mayShrinkTo === undefined ? [] : [`at least ${percent(mayShrinkTo)}`]),
    ...(mayGrowTo === undefined ? [] : [`at most ${percent(mayGrowTo)}`]),
  ].join(', ');
}

/**
 * SQL that is true for a row that meets the rule and false for any other, in a query over a relation called t.
 * `qualify` may lead to the table that a foreign key refers to.
 */
export function rowHolds(rule: RowRule, qualify = (table: TableName): string => table): string {
  if (rule.kind === 'row') return `coalesce((${rule.holds}), ${rule.allowsNull === true})`;
  const columns = rule.columns.map((name) => `t.${quoteName(name)}`);
  const isNull = columns.map((name) => `${name} IS NULL`).join(' OR ');
  const whenNull = `WHEN ${isNull} THEN ${rule.allowsNull === true}`;
  if (rule.kind === 'unique')
    return `CASE ${whenNull} ELSE count(*) OVER (PARTITION BY ${columns.join(', ')}) = 1 END`;
  const referenced = (rule.referenced ?? rule.columns).map((name) => `r.${quoteName(name)}`);
  const joined = columns.map((name, i) => `${referenced[i]} = ${name}`).join(' AND ');
  return `CASE ${whenNull} ELSE EXISTS (SELECT 1 FROM ${qualify(rule.references)} AS r WHERE ${joined}) END`;
}

/**
 * SELECT of up to `limit` rows that break a rule; null for a rule that no single row breaks. Rows kept in the table are
 * looked for there, quarantined ones in the quarantine with all rules they broke, and those that were dropped or stopped
 * the flow in what the table's SELECT yields now. Names are unqualified.
 */
export function failingRowsSql(table: TableDefinition, name: string, limit: number): string | null {
  const rule = table.expectations.find((one) => one.name === name);
  if (!rule || !isRowRule(rule)) return null;
  if (rule.onViolation === 'quarantine' && table.layer !== 'bronze')
    return `SELECT * FROM quarantine_${table.name} WHERE list_contains(_failed_expectations, '${name}') ORDER BY _quarantined_timestamp DESC LIMIT ${limit}`;
  const relation =
    rule.onViolation === 'warn' || table.layer === 'bronze' ? table.name : `(${table.sql})`;
  const test = rowHolds(rule);
  return rule.kind === 'row'
    ? `SELECT * FROM ${relation} AS t WHERE NOT ${test} LIMIT ${limit}`
    : `SELECT * EXCLUDE (_holds) FROM (SELECT t.*, ${test} AS _holds FROM ${relation} AS t) WHERE NOT _holds LIMIT ${limit}`;
}
