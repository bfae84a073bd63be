import {AppError} from '#/base/errors';
import {quoteValue} from '#/base/quoteSql';
import type {TableStatus, UpdateProgress} from '#/contracts/engine';
import type {UpdateCause, UpdateRequest} from '#/contracts/pipeline';
import type {PipelineConfig} from '#/lakehouse/config';
import type {TableName} from '#/lakehouse/define';
import type {Autoloader} from '../autoloader/autoloader';
import type {FileActions} from '../autoloader/fileActions';
import type {EventLog} from '../eventLog/eventLog';
import {loggedRecorder} from '../eventLog/loggedRecorder';
import {userAction} from '../eventLog/pipelineEvents';
import {tableStatuses} from '../lake/lakeStatus';
import type {Lake} from '../lake/openLake';
import {allOf, type Definitions} from './definitions';
import {type FlowState, readFlowState} from './flowState';
import {loadBronze} from './loadBronze';
import {recordUpdate} from './recordUpdate';
import {runFlows} from './runFlows';
import {createUpdateRecorder, type UpdateRecorder} from './updateRecorder';
import type {UpdateScope} from './updateScope';

export interface UpdateParts {
  readonly lake: Lake;
  readonly definitions: Definitions;
  readonly config: () => PipelineConfig;
  readonly autoloader: Autoloader;
  readonly files: Pick<FileActions, 'reset'>;
  readonly log: EventLog;
  readonly now: () => number;
  /** Waits before something is tried again. @throws AppError 'cancelled' */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly emit: (progress: UpdateProgress) => void;
  readonly onCommitted: (tables: readonly TableStatus[]) => void;
}

export interface UpdateRun {
  readonly request: UpdateRequest;
  readonly scope: UpdateScope;
  readonly cause: UpdateCause;
  /** Counts from 1. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/**
 * One update: autoloader, then silver and gold in order. A flow that fails leaves its table as it was; what
 * reads it is skipped, the others go on. Each table is durable when its flow is COMPLETED, so an update that is
 * cancelled or killed is finished by the next one.
 *
 * @throws AppError 'engine.crashed' when there is no database left to record the update in
 */
export async function runUpdate(parts: UpdateParts, run: UpdateRun): Promise<UpdateProgress> {
  const updateId = crypto.randomUUID();
  const {runs} = run.scope;
  const definitions = allOf(parts.definitions);
  const recorder = loggedRecorder(
    createUpdateRecorder(definitions, {...run, runs, updateId, at: parts.now()}, parts.emit),
    parts.log,
  );
  recorder.patch({state: 'RUNNING'});
  await parts.log.noteDefinitions(definitions, updateId);
  await parts.log.write();
  try {
    await parts.autoloader.undisturbed(() => runLayers(parts, run, {recorder, updateId}));
    const failed = recorder.progress().flows.find(({state}) => state === 'FAILED');
    recorder.patch(failed ? {state: 'FAILED', failure: failed.failure} : {state: 'COMPLETED'});
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (error.code === 'cancelled')
      parts.log.note(
        userAction('CANCEL', `Update ${updateId.slice(0, 6)} was cancelled.`, updateId),
      );
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

async function runLayers(
  parts: UpdateParts,
  {scope, signal}: UpdateRun,
  of: {readonly recorder: UpdateRecorder; readonly updateId: string},
): Promise<void> {
  const tables = parts.definitions.bronze.filter(({name}) => scope.runs.has(name));
  for (const name of scope.reloaded) await parts.files.reset(name, 'empty');
  for (const name of scope.forgetful) await parts.files.reset(name, 'keep');
  const {changed, failed} = await loadBronze({...parts, ...of, tables, signal});
  const state = await readFlowState(parts.lake.writer, parts.definitions);
  const onWritten = (names: readonly TableName[]) => tellCommitted(parts, state, names);
  onWritten(changed);
  await runFlows(parts, {...of, state, scope, signal, broken: failed, onWritten});
  await forgetRead(parts.lake, state);
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

function stopFlows(recorder: UpdateRecorder, {code, message}: AppError): void {
  for (const {table, layer, state, rowsWritten} of recorder.progress().flows)
    if (['QUEUED', 'PLANNING', 'RUNNING'].includes(state))
      recorder.flow(table, {state: 'STOPPED', rowsWritten: layer === 'bronze' ? rowsWritten : 0});
  recorder.patch({
    state: code === 'cancelled' ? 'CANCELED' : 'FAILED',
    failure: {code, message},
  });
}
