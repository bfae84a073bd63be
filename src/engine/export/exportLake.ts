import {AppError} from '#/base/errors';
import type {ExportedFile, ExportProgress, ExportRequest} from '#/contracts/export';
import type {Lake} from '../lake/openLake';
import {fileIn} from '../storage/opfs';
import {exportedFile} from './exportedFile';
import {assertGoesOn} from './exportTarget';
import {exportTally, shareOfTotal} from './exportTally';

const copiedAtOnce = 8 * 2 ** 20;

/**
 * The whole lake as the file DuckDB keeps it in. Run it where nothing writes: then every commit is in the file once it is
 * checkpointed, and the file stays as it is.
 */
export async function exportLake(
  {lake, tell}: {readonly lake: Lake; readonly tell: (progress: ExportProgress) => void},
  request: ExportRequest,
  signal: AbortSignal,
): Promise<ExportedFile> {
  await lake.makeDurable();
  await lake.database.checkpoint(lake.writer);
  const file = await databaseFile(lake.catalog);
  const tally = exportTally(request.exportId, shareOfTotal(file.size, 'bytes'), tell);
  return exportedFile(request, file.name, tally, async (into) => {
    for (let at = 0; at < file.size; at += copiedAtOnce) {
      assertGoesOn(signal);
      const bytes = new Uint8Array(await file.slice(at, at + copiedAtOnce).arrayBuffer());
      await into.write(bytes);
      tally.add(bytes.length, 0);
    }
  });
}

/** As it is now: reading it fails when it is changed meanwhile. */
export async function databaseFile(catalog: string): Promise<File> {
  const handle = await fileIn(await navigator.storage.getDirectory(), `${catalog}.duckdb`);
  if (!handle) throw new AppError('internal', 'The lake has no file');
  return handle.getFile();
}
