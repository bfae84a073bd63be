import {AppError} from '#/base/errors';
import {quoteName, quoteTime} from '#/base/quoteSql';
import type {ExpectationResult, FlowProgress} from '#/contracts/engine';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {
  createQuarantine,
  createTable,
  fingerprint,
  hasQuarantine,
  quarantineName,
} from '../lake/tableDdl';
import {readVersions, unitColumns, writeVersion} from '../lake/versions';
import * as sql from './flowSql';
import {consumeInputs, inputChanges} from './inputChanges';
import {type FlowPlan, type InputChange, newChanges, planFlow} from './planFlow';

export interface FlowRun {
  readonly lake: Lake;
  readonly updateId: string;
  readonly isFullRefresh: boolean;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly report: (progress: Partial<FlowProgress>) => void;
}

/** An expectation that stops its flow was broken; the counts are kept all the same. */
export class ExpectationViolation extends AppError {
  readonly results: readonly ExpectationResult[];
  constructor(table: TableName, results: readonly ExpectationResult[]) {
    const broken = results.filter((r) => r.onViolation === 'fail' && r.failed > 0);
    const names = broken.map(({name, failed}) => `${name} (${failed} rows)`).join(', ');
    super('pipeline.expectation', `${table} broke ${names}; nothing was written`);
    this.results = results;
  }
}

/**
 * Brings one table up to date in one transaction: its rows, quarantine, version, changed units and what it
 * has read. When it throws, the table is as before.
 *
 * @returns whether anything was written
 * @throws AppError 'pipeline.expectation' | 'sql.invalid' | 'cancelled' | 'engine.crashed'
 */
export async function runFlow(table: DerivedTable, run: FlowRun): Promise<boolean> {
  const {writer} = run.lake;
  const stored = (await readVersions(writer)).get(table.name);
  const changes = await inputChanges(writer, table);
  const isSameDefinition = stored?.fingerprint === fingerprint(table);
  const plan = planFlow({
    table,
    isFullRefresh: run.isFullRefresh,
    isSameDefinition,
    changes,
    hasUnit: hasUnit(table),
  });
  run.report({plan: plan.why, state: 'RUNNING'});
  if (plan.kind === 'nothing') return false;
  await run.lake.commit(async () => {
    if (!isSameDefinition) await recreate(writer, table);
    await shadowed(table, plan, run, () => writeTable(table, {run, plan}));
    await consumeInputs(writer, table, changes);
    await writeVersion(writer, {
      table: table.name,
      version: (stored?.version ?? 0) + 1,
      fingerprint: fingerprint(table),
      updateId: run.updateId,
      changes: changedUnits(table, plan, changes),
    });
  });
  return true;
}

const hasUnit = (table: DerivedTable) => (input: TableName) =>
  Object.hasOwn(findTable(input)?.columns ?? {}, table.refreshUnit);

async function recreate(writer: Session, table: DerivedTable): Promise<void> {
  await writer.run(`DROP TABLE IF EXISTS ${table.name}; ${createTable(table)}`);
  if (hasQuarantine(table))
    await writer.run(`DROP TABLE IF EXISTS ${quarantineName(table)}; ${createQuarantine(table)}`);
}

/** Narrows the inputs while `work` runs. The views go with the transaction when it is rolled back. */
async function shadowed(
  table: DerivedTable,
  plan: FlowPlan,
  {lake}: FlowRun,
  work: () => Promise<void>,
): Promise<void> {
  const prefix = `${quoteName(lake.catalog)}.${quoteName(lake.schema)}`;
  for (const view of sql.shadowInputs(table, plan, {prefix, hasUnit: hasUnit(table)}))
    await lake.writer.run(view);
  await work();
  await lake.writer.run(`${sql.dropCandidates(table)} ${sql.unshadowInputs(table)}`);
}

async function writeTable(
  table: DerivedTable,
  {run, plan}: {readonly run: FlowRun; readonly plan: FlowPlan},
): Promise<void> {
  const {writer} = run.lake;
  const now = run.now();
  await writer.runCancellable(sql.createCandidates(table), run.signal);
  const {rows, results} = await countViolations(writer, table);
  run.report({expectations: results});
  if (results.some((r) => r.onViolation === 'fail' && r.failed > 0))
    throw new ExpectationViolation(table.name, results);
  const hasDuplicates =
    table.key.length > 0 && (await countOf(writer, sql.countDuplicates(table))) > 0;
  for (const statement of sql.writeRows(table, plan, {hasDuplicates, now}))
    await writer.runCancellable(statement, run.signal);
  const dropped = results.some((r) => r.onViolation === 'drop' && r.failed > 0);
  if (hasQuarantine(table)) {
    const statements = sql.writeQuarantine(table, plan, now);
    for (const statement of dropped ? statements : statements.slice(0, 1))
      await writer.run(statement);
  }
  const written = await countOf(
    writer,
    `SELECT count(*) AS n FROM ${table.name} WHERE _processed_timestamp = ${quoteTime(now)}`,
  );
  const quarantined = hasQuarantine(table)
    ? await countOf(
        writer,
        `SELECT count(*) AS n FROM ${quarantineName(table)} WHERE _quarantined_timestamp = ${quoteTime(now)}`,
      )
    : 0;
  run.report({rowsWritten: written, rowsDropped: Math.min(rows, quarantined)});
}

async function countViolations(
  writer: Session,
  table: DerivedTable,
): Promise<{readonly rows: number; readonly results: readonly ExpectationResult[]}> {
  const [counts] = await writer.rows(sql.countExpectations(table));
  const rows = Number(counts?.['row_count'] ?? 0);
  const results = table.expectations.map(({name, onViolation}, i) => {
    const failed = Number(counts?.[`violated_${i}`] ?? 0);
    return {name, onViolation, passed: rows - failed, failed};
  });
  return {rows, results};
}

async function countOf(writer: Session, query: string): Promise<number> {
  const [row] = await writer.rows(query);
  return Number(Object.values(row ?? {})[0] ?? 0);
}

/**
 * For who reads this table: the units its inputs named, also those that came out empty, and the units of the
 * rows written, which are more where a whole meeting was recomputed for one of its sessions.
 */
function changedUnits(
  table: DerivedTable,
  plan: FlowPlan,
  changes: readonly InputChange[],
): string {
  const pair = (session: number | null, meeting: number | null) =>
    `SELECT CAST(${session} AS BIGINT) AS session_key, CAST(${meeting} AS BIGINT) AS meeting_key`;
  if (plan.kind !== 'units') return pair(null, null);
  const named = newChanges(changes).flatMap(({units}) =>
    units.map(({session_key, meeting_key}) => pair(session_key, meeting_key)),
  );
  const written = `SELECT ${unitColumns(table.columns)} FROM ${table.name} WHERE ${sql.replacedRows(plan)}`;
  return [...named, written].join('\nUNION ');
}
