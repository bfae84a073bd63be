import {AppError} from '#/base/errors';
import type {IngestProgress, RequestProgress} from '#/contracts/engine';
import type {IngestRecords, StoredIngest} from '#/engine/storage/ingestRecords';
import {fetchRequest, type Route} from './fetchRequest';
import {createBoard, type IngestBoard, stopsAll} from './ingestBoard';

export interface IngestRun {
  readonly route: Route;
  readonly records: IngestRecords;
  readonly emit: (progress: IngestProgress) => void;
  readonly signal: AbortSignal;
}

const concurrency = 3;
/** So many requests in a row that found nobody, each with all its tries: the others would not either. */
const deafAfter = 6;

/**
 * Fetches all requests of `ingest` that are not done, three at a time, keeping the record of each. One that
 * fails does not stop the others, except where the others would fail as well: a live session, no storage
 * left, nobody there. Answers completed, failed or cancelled; the last two can be run again.
 *
 * @throws AppError 'storage.*' when the record cannot be kept
 */
export async function runIngest(ingest: StoredIngest, run: IngestRun): Promise<IngestProgress> {
  const {route, records, signal} = run;
  const {now} = route.access.clock;
  const board = createBoard(ingest, now, run.emit);
  const halt = new AbortController();
  await records.saveHeader(board.header);

  const open = board.open();
  let deaf = 0;
  const work = async () => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) {
      if (signal.aborted || halt.signal.aborted) return;
      const settled = await fetchOne(board, next, run);
      if (!settled) continue;
      await records.saveRequest(next, settled);
      deaf = settled.failure?.code === 'source.unreachable' ? deaf + 1 : 0;
      if (deaf >= deafAfter || (settled.failure && stopsAll(settled.failure))) halt.abort();
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({length: concurrency}, async () => {
      try {
        await work();
      } catch (thrown) {
        halt.abort();
        throw thrown;
      }
    }),
  );
  const broken = lanes.find(({status}) => status === 'rejected');
  if (broken?.status === 'rejected') {
    board.end('failed');
    throw AppError.from(broken.reason);
  }

  const state = endState(ingest, board, signal);
  if (state === 'completed') await records.clear();
  else await records.saveHeader({...board.header, state, endedAt: now()});
  return board.end(state);
}

/** Undefined when it was cancelled. */
async function fetchOne(
  board: IngestBoard,
  index: number,
  {route, signal}: IngestRun,
): Promise<RequestProgress | undefined> {
  const request = board.set(index, {state: 'running'});
  if (!request) return undefined;
  try {
    return board.set(index, await fetchRequest(route, request, board.watch(index, signal)));
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    if (code !== 'cancelled') return board.set(index, {state: 'failed', failure: {code, message}});
    board.set(index, {state: 'queued', bytes: 0});
    return undefined;
  }
}

function endState(
  ingest: StoredIngest,
  board: IngestBoard,
  signal: AbortSignal,
): 'completed' | 'failed' | 'cancelled' {
  if (signal.aborted && board.open().length > 0) return 'cancelled';
  const allDone = ingest.requests.every((_, index) => {
    const state = board.request(index)?.state;
    return state !== 'queued' && state !== 'failed';
  });
  return allDone ? 'completed' : 'failed';
}
