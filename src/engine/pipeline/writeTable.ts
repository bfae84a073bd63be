import {quoteName, quoteTime} from '#/base/quoteSql';
import type {ExpectationResult, FlowProgress} from '#/contracts/engine';
import {type DerivedTable, processedTimestamp, type TableName} from '#/lakehouse/define';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {candidates, createCandidates, dropCandidates, isKeptAsIs} from './candidateSql';
import {type CandidateCounts, checkRows, stopIfBroken} from './checkExpectations';
import * as sql from './flowSql';
import type {FlowPlan} from './planFlow';
import type {WidenedInputs} from './widenedInputs';

interface Writing {
  readonly lake: Lake;
  readonly widened: WidenedInputs;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly report: (progress: Partial<FlowProgress>) => void;
}

interface Refresh {
  readonly plan: FlowPlan;
  /** Whether an input has a column of the table's refresh unit. */
  readonly hasUnit: (input: TableName) => boolean;
}

/**
 * Replaces the rows of the units that the plan names, inside the transaction of the flow.
 *
 * @returns how they fare by the table's rules of rows
 * @throws ExpectationViolation | AppError 'sql.invalid' | 'cancelled' | 'engine.crashed'
 */
export async function writeTable(
  table: DerivedTable,
  writing: Writing,
  {plan, hasUnit}: Refresh,
): Promise<readonly ExpectationResult[]> {
  const {writer, catalog, schema} = writing.lake;
  const prefix = `${quoteName(catalog)}.${quoteName(schema)}`;
  const at = writing.now();
  const views = sql.shadowInputs(table, plan, {prefix, hasUnit, widened: writing.widened(table)});
  await writer.run([...views, sql.deleteReplaced(table, plan)].join(' '));
  const counts =
    (isKeptAsIs(table) && (await insertAsIs(table, writing, {plan, at}))) ||
    (await insertCandidates(table, writing, {plan, at, prefix}));
  if (views.length > 0) await writer.run(sql.unshadowInputs(table));
  const {dropped, quarantined, hasDuplicates} = counts;
  const rowsWritten = hasDuplicates ? await countWritten(writer, table, at) : counts.rows - dropped;
  writing.report({rowsWritten, rowsDropped: dropped, rowsQuarantined: quarantined});
  return counts.results;
}

/** Computes the rows once, where none is kept out. @returns null, and nothing written, when a key occurs twice */
async function insertAsIs(
  table: DerivedTable,
  {lake: {writer}, signal, report}: Writing,
  {plan, at}: {readonly plan: FlowPlan; readonly at: number},
): Promise<CandidateCounts | null> {
  await writer.runCancellable(sql.insertAll(table, at), signal);
  const counts = await checkRows(writer, table, sql.writtenRows(table, plan));
  if (counts.hasDuplicates) {
    await writer.run(sql.deleteWritten(table, plan));
    return null;
  }
  report({expectations: counts.results});
  stopIfBroken(table, counts.results);
  return counts;
}

async function insertCandidates(
  table: DerivedTable,
  {lake: {writer}, signal, report}: Writing,
  {plan, at, prefix}: {readonly plan: FlowPlan; readonly at: number; readonly prefix: string},
): Promise<CandidateCounts> {
  await writer.runCancellable(createCandidates(table, plan, prefix), signal);
  const counts = await checkRows(writer, table, candidates);
  report({expectations: counts.results});
  stopIfBroken(table, counts.results);
  const {hasDuplicates, quarantined} = counts;
  await writer.runCancellable(sql.insertKept(table, {hasDuplicates, now: at}), signal);
  if (quarantined > 0) await writer.run(sql.insertQuarantined(table, at));
  await writer.run(dropCandidates(table));
  return counts;
}

async function countWritten(writer: Session, table: DerivedTable, now: number): Promise<number> {
  const [row] = await writer.rows(
    `SELECT count(*) AS n FROM ${table.name} WHERE ${processedTimestamp.name} = ${quoteTime(now)}`,
  );
  return Number(row?.['n'] ?? 0);
}
