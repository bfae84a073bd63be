import {AppError} from '#/base/errors';
import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {Failure, FlowProgress, TableStatus, UpdateProgress} from '#/contracts/engine';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import {derivedTables, tables} from '#/lakehouse/tables';
import type {Autoloader} from '../autoloader/autoloader';
import type {EventLog} from '../eventLog/eventLog';
import {loggedRecorder} from '../eventLog/loggedRecorder';
import {tableStatuses} from '../lake/lakeStatus';
import type {Lake} from '../lake/openLake';
import {type FlowState, readFlowState} from './flowState';
import {loadBronze} from './loadBronze';
import {ExpectationViolation, runFlow} from './runFlow';
import {createUpdateRecorder, type UpdateRecorder} from './updateRecorder';

export interface UpdateParts {
  readonly lake: Lake;
  readonly autoloader: Autoloader;
  readonly log: EventLog;
  readonly now: () => number;
  readonly emit: (progress: UpdateProgress) => void;
  readonly onCommitted: (tables: readonly TableStatus[]) => void;
}

/**
 * One update: autoloader, then silver and gold in order. A flow that fails leaves its table as it was; what
 * reads it is skipped, the others go on. Each table is durable when its flow is COMPLETED, so an update that is
 * cancelled or killed is finished by the next one.
 *
 * @throws AppError 'engine.crashed' when there is no database left to record the update in
 */
export async function runUpdate(
  parts: UpdateParts,
  {isFullRefresh, signal}: {readonly isFullRefresh: boolean; readonly signal: AbortSignal},
): Promise<UpdateProgress> {
  const updateId = crypto.randomUUID();
  const start = {updateId, at: parts.now()};
  const recorder = loggedRecorder(createUpdateRecorder(tables, start, parts.emit), parts.log, {
    isFullRefresh,
  });
  recorder.patch({state: 'RUNNING'});
  await parts.log.write();
  try {
    const {changed, failed: broken} = await loadBronze({...parts, recorder, updateId, signal});
    const state = await readFlowState(parts.lake.writer);
    tellCommitted(parts, state, changed);
    await runDerived(parts, {recorder, state, updateId, isFullRefresh, signal, broken});
    await forgetRead(parts.lake, state);
    const failed = recorder.progress().flows.find(({state}) => state === 'FAILED');
    recorder.patch(failed ? {state: 'FAILED', failure: failed.failure} : {state: 'COMPLETED'});
  } catch (thrown) {
    const error = AppError.from(thrown);
    stopFlows(recorder, error);
    if (error.code === 'engine.crashed') {
      recorder.patch({endedAt: parts.now()});
      throw error;
    }
  }
  recorder.patch({endedAt: parts.now()});
  await parts.log.write();
  await recordUpdate(parts, recorder.progress());
  return recorder.progress();
}

interface DerivedRun {
  readonly state: FlowState;
  readonly recorder: UpdateRecorder;
  readonly updateId: string;
  readonly isFullRefresh: boolean;
  readonly signal: AbortSignal;
  /** Bronze tables whose flow failed. */
  readonly broken: readonly TableName[];
}

async function runDerived(parts: UpdateParts, run: DerivedRun): Promise<void> {
  const broken = new Set<TableName>(run.broken);
  for (const table of derivedTables) {
    const cause = table.inputs.find((input) => broken.has(input));
    if (cause) {
      broken.add(table.name);
      run.recorder.flow(table.name, {state: 'SKIPPED', plan: `${cause} did not complete`});
    } else if (!(await runOne(parts, run, table))) broken.add(table.name);
  }
}

/** @returns whether the flow completed. @throws what ends the whole update: a cancel, a crash, no storage */
async function runOne(parts: UpdateParts, run: DerivedRun, table: DerivedTable): Promise<boolean> {
  const begin = performance.now();
  const report = (change: Partial<FlowProgress>) =>
    run.recorder.flow(table.name, {...change, ms: Math.round(performance.now() - begin)});
  report({state: 'PLANNING'});
  try {
    if (run.signal.aborted) throw new AppError('cancelled', 'Cancelled');
    const isWritten = await runFlow(table, {...parts, ...run, report});
    if (isWritten) tellCommitted(parts, run.state, [table.name]);
    report({state: 'COMPLETED'});
    if (isWritten) await parts.log.write();
    return true;
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (['cancelled', 'engine.crashed', 'storage.quota'].includes(error.code)) throw error;
    const results = thrown instanceof ExpectationViolation ? {expectations: thrown.results} : {};
    report({state: 'FAILED', rowsWritten: 0, failure: failureOf(error), ...results});
    return false;
  }
}

function tellCommitted(
  {onCommitted}: UpdateParts,
  state: FlowState,
  names: readonly TableName[],
): void {
  onCommitted(tableStatuses(state.versions()).filter(({name}) => names.includes(name)));
}

/** Changes that every reader has seen need not be kept. */
async function forgetRead({writer}: Lake, state: FlowState): Promise<void> {
  const seen = state
    .readByAll()
    .map(([table, version]) => `(table_name = ${quoteValue(table)} AND version <= ${version})`);
  if (seen.length > 0) await writer.run(`DELETE FROM ops.table_changes WHERE ${seen.join(' OR ')}`);
}

const failureOf = ({code, message}: AppError): Failure => ({code, message});

function stopFlows(recorder: UpdateRecorder, error: AppError): void {
  const isCancelled = error.code === 'cancelled';
  for (const {table, state} of recorder.progress().flows)
    if (['QUEUED', 'PLANNING', 'RUNNING'].includes(state))
      recorder.flow(table, {state: 'STOPPED', rowsWritten: 0});
  recorder.patch({state: isCancelled ? 'CANCELED' : 'FAILED', failure: failureOf(error)});
}

/** History must not fail a run whose tables are already durable. */
async function recordUpdate({lake, log}: UpdateParts, progress: UpdateProgress): Promise<void> {
  const at = quoteTime(progress.endedAt ?? progress.startedAt);
  const expectations = progress.flows.flatMap(({table, expectations}) =>
    expectations.map(
      (e) =>
        `(${[progress.updateId, table, e.name, e.onViolation, e.passed, e.failed].map(quoteValue).join(', ')}, ${at})`,
    ),
  );
  const update = `(${[progress.updateId, progress.state].map(quoteValue).join(', ')}, ${quoteTime(progress.startedAt)}, ${at}, ${quoteValue(JSON.stringify(progress))})`;
  await lake
    .commit(async () => {
      await lake.writer.run(`INSERT INTO ops.updates VALUES ${update}`);
      if (expectations.length > 0)
        await lake.writer.run(`INSERT INTO ops.expectations VALUES ${expectations.join(', ')}`);
      await log.trim();
    })
    .catch((thrown: unknown) => console.warn('The update could not be recorded', thrown));
}
