import {quoteName, quoteTime} from '#/base/quoteSql';
import {
  type DerivedTable,
  type Expectation,
  processedTimestamp,
  type TableName,
} from '#/lakehouse/define';
import {keepsOut, rowHolds} from '#/lakehouse/expectations';
import {unitColumns} from '../lake/versions';
import {hasQuarantine, quarantineName} from '../lake/tableDdl';
import type {FlowPlan} from './planFlow';

/** The statements of a flow, as pure text. `candidates` is the relation that the table's SELECT yields in this run. */

export const candidates = '_candidates';

/** Rows of the target that this run replaces. */
export function replacedRows(plan: FlowPlan): string {
  return plan.kind === 'units' ? `${plan.unit} IN (${plan.keys.join(', ')})` : 'true';
}

/** What the views of a table's inputs are made of. */
export interface InputScope {
  readonly prefix: string;
  readonly hasUnit: (input: TableName) => boolean;
  /** As `widenedInputs` tells it. */
  readonly widened: ReadonlyMap<TableName, string>;
}

/**
 * Views in the temporary schema, which is searched first, that narrow each input to the touched units and give its
 * columns the types they are declared with; so the table's SELECT runs unchanged.
 */
export function shadowInputs(
  table: DerivedTable,
  plan: FlowPlan,
  {prefix, hasUnit, widened}: InputScope,
): readonly string[] {
  return table.inputs.flatMap((input) => {
    const isNarrowed = plan.kind === 'units' && hasUnit(input);
    const replaced = widened.get(input);
    if (!isNarrowed && replaced === undefined) return [];
    const columns = replaced === undefined ? '*' : `* REPLACE (${replaced})`;
    const where = isNarrowed ? ` WHERE ${replacedRows(plan)}` : '';
    return [
      `CREATE OR REPLACE TEMP VIEW ${input} AS SELECT ${columns} FROM ${prefix}.${input}${where};`,
    ];
  });
}

export function unshadowInputs(table: DerivedTable): string {
  return table.inputs.map((input) => `DROP VIEW IF EXISTS temp.${input};`).join(' ');
}

/** Gold is computed once and small; silver is wide and cheap, so it is read twice rather than kept. */
export function createCandidates(table: DerivedTable): string {
  const kind = table.layer === 'gold' ? 'TEMP TABLE' : 'TEMP VIEW';
  return `CREATE OR REPLACE ${kind} ${candidates} AS ${table.sql}`;
}

export function dropCandidates(table: DerivedTable): string {
  return `DROP ${table.layer === 'gold' ? 'TABLE' : 'VIEW'} IF EXISTS temp.${candidates}; `;
}

const violates = (rule: Expectation) => (rule.kind === 'row' ? `NOT ${rowHolds(rule)}` : 'false');

/** One row: `row_count`, `violated_<i>` of each expectation, `dropped`, and `duplicates`: 1 when a key that is kept occurs twice. */
export function countCandidates(table: DerivedTable): string {
  const key = table.key.map(quoteName).join(', ');
  const violated = table.expectations.map(
    (expectation, i) => `count(*) FILTER (WHERE ${violates(expectation)}) AS violated_${i}`,
  );
  const dropped = `count(*) FILTER (WHERE NOT (${kept(table)})) AS dropped`;
  const duplicates = `SELECT 1 FROM ${candidates} WHERE ${kept(table)} GROUP BY ${key} HAVING count(*) > 1 LIMIT 1`;
  return `SELECT count(*) AS row_count, ${[...violated, dropped].join(', ')}, (SELECT count(*) FROM (${duplicates})) AS duplicates FROM ${candidates}`;
}

function kept(table: DerivedTable): string {
  const drops = table.expectations.filter(keepsOut);
  return drops.length === 0 ? 'true' : `NOT (${drops.map(violates).join(' OR ')})`;
}

/** Units of the rows that this run replaces, kept while it runs: a row that leaves a unit has changed it too. */
export const replacedUnits = '_replaced_units';

export const dropReplacedUnits = `DROP TABLE IF EXISTS temp.${replacedUnits};`;

/** Removes what this run writes anew, remembering its units. */
export function deleteReplaced(table: DerivedTable, plan: FlowPlan): string {
  const units = `CREATE OR REPLACE TEMP TABLE ${replacedUnits} AS SELECT DISTINCT ${unitColumns(table.columns)} FROM ${table.name} WHERE ${replacedRows(plan)};`;
  const targets = hasQuarantine(table) ? [table.name, quarantineName(table)] : [table.name];
  const deletes = targets.map((target) => `DELETE FROM ${target} WHERE ${replacedRows(plan)};`);
  return [...(plan.kind === 'units' ? [units] : []), ...deletes].join(' ');
}

/** With duplicates, the newest version of each key stays: AUTO CDC, SCD type 1. */
export function insertKept(
  table: DerivedTable,
  {hasDuplicates, now}: {readonly hasDuplicates: boolean; readonly now: number},
): string {
  const columns = Object.keys(table.columns).map(quoteName);
  const newest = hasDuplicates ? newestOfKey(table, columns) : '';
  return `INSERT INTO ${table.name} (${columns.join(', ')}, ${processedTimestamp.name})
SELECT ${columns.join(', ')}, ${quoteTime(now)} FROM ${candidates} WHERE ${kept(table)} ${newest}`;
}

/** Deterministic also where two versions came in one file: all columns break the tie. */
function newestOfKey(table: DerivedTable, columns: readonly string[]): string {
  const order = [
    ...table.sequenceBy.map((name) => `${quoteName(name)} DESC`),
    ...columns.map((name) => `${name} DESC`),
  ];
  return `QUALIFY row_number() OVER (PARTITION BY ${table.key.map(quoteName).join(', ')} ORDER BY ${order.join(', ')}) = 1`;
}

/** Keeps the dropped rows with the names of the rules they broke. */
export function insertQuarantined(table: DerivedTable, now: number): string {
  const drops = table.expectations.filter(keepsOut);
  const columns = Object.keys(table.columns).map(quoteName).join(', ');
  const names = drops.map(
    (rule) => `CASE WHEN ${violates(rule)} THEN ['${rule.name}'] ELSE [] END`,
  );
  return `INSERT INTO ${quarantineName(table)} SELECT ${columns}, ${names.join(' || ')}, ${quoteTime(now)} FROM ${candidates} WHERE NOT (${kept(table)})`;
}
