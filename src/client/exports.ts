import {create} from 'zustand';
import {AppError} from '#/base/errors';
import type {Failure} from '#/contracts/engine';
import type {
  ExportedFile,
  ExportPlace,
  ExportProgress,
  ExportSubject,
  FileOptions,
} from '#/contracts/export';
import {engine} from './engine';
import {toFailure} from './lake';
import {saveBlob} from './saveBlob';

/** An export of this visit. */
export interface Export {
  readonly exportId: string;
  readonly subject: ExportSubject;
  readonly options: FileOptions;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Null before the engine has told of it. */
  readonly progress: ExportProgress | null;
  /** Null unless it is done. */
  readonly file: ExportedFile | null;
  readonly failure: Failure | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** Exports of this visit, newest first; the oldest that have ended are forgotten. */
export const useExports = create<readonly Export[]>()(() => []);

const kept = 20;
const controllers = new Map<string, AbortController>();

function change(exportId: string, to: Partial<Export>): void {
  useExports.setState(
    (exports) => exports.map((one) => (one.exportId === exportId ? {...one, ...to} : one)),
    true,
  );
}

/** Takes what the engine tells. */
export function tellExport(progress: ExportProgress): void {
  change(progress.exportId, {progress});
}

interface ExportOrder {
  readonly subject: ExportSubject;
  readonly options: FileOptions;
  /** Downloads unless told. */
  readonly place?: ExportPlace;
}

/**
 * Exports to the chosen place, or hands the file to the browser's downloads. It goes on when the screen changes.
 *
 * @throws AppError as `ExportApi.exportFile`
 */
export async function exportTo(
  {subject, options, place = {kind: 'temporary'}}: ExportOrder,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const exportId = crypto.randomUUID();
  const controller = new AbortController();
  controllers.set(exportId, controller);
  const began = {exportId, subject, options, state: 'running', startedAt: Date.now()} as const;
  const pending = {progress: null, file: null, failure: null, endedAt: null};
  useExports.setState((exports) => [{...began, ...pending}, ...exports.slice(0, kept - 1)], true);
  try {
    const signals = signal ? [controller.signal, signal] : [controller.signal];
    const file = await engine.exportFile(
      {exportId, subject, options, place},
      {signal: AbortSignal.any(signals)},
    );
    if (file.blob) saveBlob(file.blob, file.fileName);
    change(exportId, {state: 'done', file, endedAt: Date.now()});
    return file;
  } catch (thrown) {
    const isCancelled = AppError.from(thrown).code === 'cancelled';
    const failure = isCancelled ? null : toFailure(thrown);
    change(exportId, {state: isCancelled ? 'cancelled' : 'failed', failure, endedAt: Date.now()});
    throw thrown;
  } finally {
    controllers.delete(exportId);
  }
}

/** Nothing of the file stays. */
export const cancelExport = (exportId: string): void => controllers.get(exportId)?.abort();
