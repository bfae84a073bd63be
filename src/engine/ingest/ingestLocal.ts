import {AppError} from '#/base/errors';
import type {IngestProgress, RequestProgress} from '#/contracts/engine';
import {type LocalBody, localBodies} from '#/engine/sources/local/localBodies';
import {peeked} from '#/engine/sources/local/peeked';
import {headBytes, recognise} from '#/engine/sources/local/recognise';
import {stageLocalFile} from '#/engine/sources/local/stageLocalFile';
import type {Staging} from '#/engine/storage/staging';
import {createLocalBoard, type LocalBoard} from './localBoard';

/** A file of this computer, with the folders it was given in as far as the browser tells. */
export interface GivenFile {
  readonly file: File;
  readonly path: string;
}

export interface LocalRun {
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly emit: (progress: IngestProgress) => void;
}

/**
 * Stages local files one after the other, of a zip archive those in it. A file that is not recognised fails alone.
 * Nothing is kept for later: the page holds the files, and choosing them again stages only what is not there.
 */
export async function ingestLocal(
  files: readonly GivenFile[],
  staging: Staging,
  run: LocalRun,
): Promise<IngestProgress> {
  const board = createLocalBoard(files, run);
  for (const [at, given] of files.entries()) {
    if (run.signal.aborted) break;
    await stageGiven(given, board.ids[at] ?? given.path, {staging, board, run});
  }
  return board.end();
}

interface Parts {
  readonly staging: Staging;
  readonly board: LocalBoard;
  readonly run: LocalRun;
}

async function stageGiven({file, path}: GivenFile, id: string, parts: Parts): Promise<void> {
  const {board, run} = parts;
  try {
    const bodies = await localBodies(file, path);
    const ids = board.replace(id, bodies);
    for (const [at, body] of bodies.entries()) {
      if (run.signal.aborted) return;
      await stageBody(body, ids[at] ?? id, parts);
    }
  } catch (thrown) {
    board.set(id, {state: 'failed', failure: failureOf(thrown)});
  }
}

async function stageBody(body: LocalBody, id: string, parts: Parts): Promise<void> {
  const {staging, board, run} = parts;
  const {path} = body;
  board.set(id, {state: 'running', attempts: 1});
  try {
    const begin = await peeked(body.read(run.signal), headBytes);
    const found = await recognise(path, begin.head);
    if (found.kind === 'refused') {
      await begin.drop();
      throw new AppError('import.refused', found.reason);
    }
    const {endpoint, extension} = found;
    board.set(id, {endpoint});
    const counted = counting(begin.body, (bytes) => board.set(id, {bytes}));
    const file = {endpoint, extension, path, requestedAt: run.now()};
    const {state, bytes} = await stageLocalFile(staging, file, counted);
    board.set(id, {state, bytes});
  } catch (thrown) {
    if (run.signal.aborted) board.set(id, {state: 'queued', bytes: 0});
    else board.set(id, {state: 'failed', failure: failureOf(thrown)});
  }
}

function failureOf(thrown: unknown): NonNullable<RequestProgress['failure']> {
  const {code, message} = AppError.from(thrown);
  return {code, message};
}

async function* counting(
  body: AsyncIterable<Uint8Array>,
  tell: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    tell(bytes);
    yield chunk;
  }
}
