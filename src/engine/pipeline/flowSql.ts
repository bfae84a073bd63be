import {quoteName, quoteTime} from '#/base/quoteSql';
import {type DerivedTable, processedTimestamp, type TableName} from '#/lakehouse/define';
import {keepsOut} from '#/lakehouse/expectations';
import {hasQuarantine, quarantineName} from '../lake/tableDdl';
import {unitColumns} from '../lake/versions';
import {candidates, kept, newestFirst, quarantined, violates} from './candidateSql';
import type {FlowPlan} from './planFlow';

/** The statements with which a flow writes, as pure text. */

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

/** Units of the rows that this run replaces, kept while it runs: a row that leaves a unit has changed it too. */
export const replacedUnits = '_replaced_units';

export const dropReplacedUnits = `DROP TABLE temp.${replacedUnits};`;

/** Removes what this run writes anew, remembering its units. */
export function deleteReplaced(table: DerivedTable, plan: FlowPlan): string {
  const units = `CREATE OR REPLACE TEMP TABLE ${replacedUnits} AS SELECT DISTINCT ${unitColumns(table.columns)} FROM ${table.name} WHERE ${replacedRows(plan)};`;
  const targets = hasQuarantine(table) ? [table.name, quarantineName(table)] : [table.name];
  const deletes = targets.map((target) => `DELETE FROM ${target} WHERE ${replacedRows(plan)};`);
  return [...(plan.kind === 'units' ? [units] : []), ...deletes].join(' ');
}

/** The rows a run has written, where none of those before are among them. */
export const writtenRows = (table: DerivedTable, plan: FlowPlan): string =>
  `(SELECT * FROM ${table.name} WHERE ${replacedRows(plan)})`;

export const deleteWritten = (table: DerivedTable, plan: FlowPlan): string =>
  `DELETE FROM ${table.name} WHERE ${replacedRows(plan)};`;

/** Every row that the table's SELECT yields. */
export function insertAll(table: DerivedTable, now: number): string {
  const columns = Object.keys(table.columns).map(quoteName).join(', ');
  return `INSERT INTO ${table.name} (${columns}, ${processedTimestamp.name})
SELECT ${columns}, ${quoteTime(now)} FROM (${table.sql}) AS t`;
}

/** With duplicates, the newest version of each key stays: AUTO CDC, SCD type 1. */
export function insertKept(
  table: DerivedTable,
  {hasDuplicates, now}: {readonly hasDuplicates: boolean; readonly now: number},
): string {
  const columns = Object.keys(table.columns).map(quoteName);
  const newest = hasDuplicates ? `QUALIFY row_number() OVER (${newestFirst(table)}) = 1` : '';
  return `INSERT INTO ${table.name} (${columns.join(', ')}, ${processedTimestamp.name})
SELECT ${columns.join(', ')}, ${quoteTime(now)} FROM ${candidates} WHERE ${kept(table)} ${newest}`;
}

/** Keeps the rows that broke a rule of quarantine, with the names of all rules that keep them out. */
export function insertQuarantined(table: DerivedTable, now: number): string {
  const columns = Object.keys(table.columns).map(quoteName).join(', ');
  const names = table.expectations.filter(keepsOut).flatMap((rule) => {
    const broken = violates(table, rule);
    return broken === null ? [] : [`CASE WHEN ${broken} THEN ['${rule.name}'] ELSE [] END`];
  });
  return `INSERT INTO ${quarantineName(table)} SELECT ${columns}, ${names.join(' || ')}, ${quoteTime(now)} FROM ${candidates} WHERE ${quarantined(table)}`;
}
