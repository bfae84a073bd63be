import {AppError} from '#/base/errors';
import type {IngestProgress, IngestRequest, LakeStatus, UpdateProgress} from '#/contracts/engine';
import type {UpdateRequest} from '#/contracts/pipeline';
import {engine} from './engine';
import {holdBusy} from './idle';
import {settleLake, toFailure, useLake, withStatus} from './lake';

/**
 * What a person may have the lake do. Each answers when it is over, keeps its own AbortController, and rejects
 * with AppError; cancelling is not a failure and answers null.
 */

let ingesting: AbortController | null = null;
let updating: AbortController | null = null;

async function unlessCancelled<Reply>(work: Promise<Reply>): Promise<Reply | null> {
  const release = holdBusy();
  try {
    return await work;
  } catch (thrown) {
    if (AppError.from(thrown).code === 'cancelled') return null;
    throw thrown;
  } finally {
    release();
  }
}

async function ingest(
  begin: (signal: AbortSignal) => Promise<IngestProgress>,
): Promise<IngestProgress | null> {
  if (ingesting) throw new AppError('lake.busy', 'An ingest is already running');
  const mine = new AbortController();
  ingesting = mine;
  try {
    const progress = await unlessCancelled(begin(mine.signal));
    settleLake();
    if (progress) useLake.setState({ingest: progress});
    else stopShowingIngest();
    return progress;
  } catch (thrown) {
    settleLake();
    stopShowingIngest('failed');
    throw thrown;
  } finally {
    ingesting = null;
  }
}

/** The engine may be gone before it tells how its work ended; then this page says it. */
function stopShowingIngest(state: 'cancelled' | 'failed' = 'cancelled'): void {
  const shown = useLake.getState().ingest;
  if (shown?.state === 'running' || shown?.state === 'planned')
    useLake.setState({ingest: {...shown, state, endedAt: Date.now(), waiting: null}});
}

/** Plans, fetches and stages. */
export const startIngest = (request: IngestRequest): Promise<IngestProgress | null> =>
  ingest((signal) => engine.startIngest(request, {signal, awaitsAnswer: true}));

/** Goes on with the unfinished ingest that is shown. */
export const resumeIngest = (): Promise<IngestProgress | null> =>
  ingest((signal) => engine.resumeIngest(shownIngest(), {signal, awaitsAnswer: true}));

function shownIngest(): {readonly ingestId?: string} {
  const {ingest: shown} = useLake.getState();
  return shown && shown.source !== 'local' ? {ingestId: shown.ingestId} : {};
}

/** A file of this computer, with the folders it was given in as far as the browser tells. */
export interface GivenFile {
  readonly file: File;
  readonly path: string;
}

/** Stages files from this computer. */
export const stageLocal = (given: readonly GivenFile[]): Promise<IngestProgress | null> =>
  ingest((signal) =>
    engine.stageLocal(
      {files: given.map(({file}) => file), paths: given.map(({path}) => path)},
      {signal, awaitsAnswer: true},
    ),
  );

/**
 * The simulated weekend, whole: every session with every endpoint, telemetry of every driver included.
 * `request` makes the plan of the sessions it is given.
 */
export const ingestOf = (
  plan: (signal: AbortSignal) => Promise<IngestRequest>,
): Promise<IngestProgress | null> =>
  ingest(async (signal) => engine.startIngest(await plan(signal), {signal, awaitsAnswer: true}));

/** Stops the running ingest, also one that went on by itself; what is staged stays. */
export function cancelIngest(): void {
  if (ingesting) ingesting.abort();
  else void engine.pauseIngests(shownIngest()).catch(() => undefined);
}

/** Forgets the unfinished ingest; what is staged stays. */
export async function dismissIngest(): Promise<void> {
  await engine.dismissIngest(shownIngest());
  useLake.setState({ingest: null});
}

/** Loads staged files and refines them, table by table. */
export async function runPipeline(
  request: UpdateRequest = {refresh: 'incremental'},
): Promise<UpdateProgress | null> {
  if (updating) throw new AppError('lake.busy', 'An update is already running');
  const mine = new AbortController();
  updating = mine;
  try {
    const progress = await unlessCancelled(
      engine.runPipeline(request, {signal: mine.signal, awaitsAnswer: true}),
    );
    settleLake();
    if (progress) useLake.setState({update: progress});
    else stopShowingUpdate('CANCELED', null);
    return progress;
  } catch (thrown) {
    settleLake();
    stopShowingUpdate('FAILED', thrown);
    throw thrown;
  } finally {
    updating = null;
  }
}

function stopShowingUpdate(state: 'CANCELED' | 'FAILED', thrown: unknown): void {
  const shown = useLake.getState().update;
  if (shown?.state === 'RUNNING' || shown?.state === 'INITIALIZING')
    useLake.setState({
      update: {...shown, state, endedAt: Date.now(), failure: thrown ? toFailure(thrown) : null},
    });
}

/** Stops the running update; tables already committed stay. */
export const cancelPipeline = (): void => updating?.abort();

/** Names for the lake; only before the first run. @throws AppError 'config.invalid' */
export async function configureLake(names: {
  readonly catalog: string;
  readonly schema: string;
  readonly pipeline: string;
}): Promise<LakeStatus> {
  const status = await engine.configure(names);
  useLake.setState((lake) => withStatus(lake, status), true);
  return status;
}
