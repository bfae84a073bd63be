import {AppError} from '#/base/errors';
import type {FlowProgress} from '#/contracts/engine';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import {readsOf} from '#/lakehouse/expectations';
import {flowRetried, planningInformation} from '../eventLog/flowEvents';
import {ExpectationViolation} from './checkExpectations';
import type {FlowState} from './flowState';
import {backOffMs, isWorthRetrying, retriesOf} from './retryPolicy';
import {runFlow} from './runFlow';
import type {UpdateParts} from './runUpdate';
import type {UpdateRecorder} from './updateRecorder';
import type {UpdateScope} from './updateScope';
import {readWidenedInputs, type WidenedInputs} from './widenedInputs';

interface UpdateFlows {
  readonly state: FlowState;
  readonly scope: UpdateScope;
  readonly recorder: UpdateRecorder;
  readonly updateId: string;
  readonly signal: AbortSignal;
  /** Bronze tables whose flow failed. */
  readonly broken: readonly TableName[];
  readonly onWritten: (tables: readonly TableName[]) => void;
}

interface DerivedRun extends UpdateFlows {
  readonly widened: WidenedInputs;
}

/** What a kill may cost: as much as this is computed again. */
const durableEveryMs = 2_000;

/**
 * The flows of silver and gold, each after what it reads; durable when it resolves. What reads a table whose flow
 * failed is SKIPPED.
 *
 * @throws AppError what ends the whole update: 'cancelled' | 'engine.crashed' | 'storage.quota'
 */
export async function runFlows(parts: UpdateParts, flows: UpdateFlows): Promise<void> {
  const run = {...flows, widened: await readWidenedInputs(parts.lake)};
  const broken = new Set<TableName>(run.broken);
  let durableAt = performance.now();
  for (const table of parts.definitions.derived) {
    if (!run.scope.runs.has(table.name)) continue;
    const cause = readsOf(table).find((input) => broken.has(input));
    if (cause) {
      broken.add(table.name);
      run.recorder.flow(table.name, {state: 'SKIPPED', plan: `${cause} did not complete`});
    } else if (!(await completes(parts, run, table))) broken.add(table.name);
    if (performance.now() - durableAt < durableEveryMs) continue;
    await makeDurable(parts);
    durableAt = performance.now();
  }
  await makeDurable(parts);
}

/** What became of the flows, and their events: a CHECKPOINT for many tables costs hardly more than for one. */
async function makeDurable({lake, log}: UpdateParts): Promise<void> {
  await log.write();
  await lake.makeDurable();
}

/** Runs a flow, again where that may help. @returns whether it completed */
async function completes(
  parts: UpdateParts,
  run: DerivedRun,
  table: DerivedTable,
): Promise<boolean> {
  const begin = performance.now();
  const report = (change: Partial<FlowProgress>) =>
    run.recorder.flow(table.name, {...change, ms: Math.round(performance.now() - begin)});
  for (let attempt = 1; ; attempt += 1) {
    try {
      await once(parts, run, table, report);
      return true;
    } catch (thrown) {
      const error = AppError.from(thrown);
      const {code, message} = error;
      if (['cancelled', 'engine.crashed', 'storage.quota'].includes(code)) throw error;
      const failure = {code, message};
      if (attempt <= retriesOf(parts.config()).flow && isWorthRetrying(failure)) {
        parts.log.note(flowRetried(run.updateId, table.name, {attempt, failure}));
        report({state: 'QUEUED', rowsWritten: 0, attempts: attempt + 1});
        await parts.pause(backOffMs(attempt), run.signal);
        continue;
      }
      const results = thrown instanceof ExpectationViolation ? {expectations: thrown.results} : {};
      report({state: 'FAILED', rowsWritten: 0, failure, ...results});
      return false;
    }
  }
}

async function once(
  parts: UpdateParts,
  run: DerivedRun,
  table: DerivedTable,
  report: (change: Partial<FlowProgress>) => void,
): Promise<void> {
  report({state: 'PLANNING'});
  if (run.signal.aborted) throw new AppError('cancelled', 'Cancelled');
  const isWritten = await runFlow(table, {
    ...parts,
    ...run,
    report,
    onPlanned: (plan) => parts.log.note(planningInformation(run.updateId, table, plan)),
  });
  if (isWritten) run.onWritten([table.name]);
  report({state: 'COMPLETED'});
}
