import {AppError} from '#/base/errors';
import {mapConcurrent} from '#/base/mapConcurrent';
import type {ExportedFile, ExportProgress, ExportRequest, ExportSubject} from '#/contracts/export';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';
import {assertGoesOn, openFolderTarget} from './exportTarget';
import {exportTally, shareOfTotal} from './exportTally';
import {type OpenFolder, whole} from './openFile';

export type StagedSubject = Extract<ExportSubject, {kind: 'staged'}>;

interface StagedParts {
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly tell: (progress: ExportProgress) => void;
}

const openAtOnce = 16;

/** The files as they were staged, byte for byte, in a folder for each endpoint. */
export async function exportStaged(
  {volume, manifest, tell}: StagedParts,
  request: ExportRequest,
  subject: StagedSubject,
  signal: AbortSignal,
): Promise<ExportedFile> {
  const paths = await stagedPaths({volume, manifest}, subject);
  const sizes = await stagedSizes(volume, paths);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const tally = exportTally(request.exportId, shareOfTotal(total, 'bytes'), tell);
  const {into, fileName, blob} = await openFolderTarget(request, archiveName(subject));
  await whole(into, async () => {
    for (const path of paths) {
      assertGoesOn(signal);
      tally.begin(path);
      await copyStaged(volume, path, into, (bytes) => {
        assertGoesOn(signal);
        tally.add(bytes, 0);
      });
    }
  });
  return {fileName, blob: await blob(), files: paths.length, rows: 0, bytes: tally.bytes};
}

async function copyStaged(
  volume: Volume,
  path: string,
  into: OpenFolder,
  onCopied: (bytes: number) => void,
): Promise<void> {
  const staged = await (await volume.find(path))?.getFile();
  if (!staged) throw new AppError('file.missing', `${path} is staged no more`);
  const file = await into.open(path, {isCompressed: path.endsWith('.gz')});
  await whole(file, async () => {
    for await (const bytes of staged.stream()) {
      await file.write(bytes);
      onCopied(bytes.length);
    }
  });
}

/** In the order of endpoints and of staging. */
export async function stagedPaths(
  {volume, manifest}: Pick<StagedParts, 'volume' | 'manifest'>,
  {endpoint, sessionKey}: StagedSubject,
): Promise<readonly string[]> {
  const endpoints = endpoint === null ? await volume.endpoints() : [endpoint];
  const paths: string[] = [];
  for (const each of endpoints.toSorted()) paths.push(...(await volume.list(each)));
  if (sessionKey === null) return paths;
  const origins = await manifest.provenances(paths);
  return paths.filter((_, at) => {
    const asked = new URLSearchParams(origins[at]?.query ?? '');
    return asked.get('session_key') === String(sessionKey);
  });
}

/** Bytes of each; 0 of one that is gone. */
export const stagedSizes = (volume: Volume, paths: readonly string[]): Promise<readonly number[]> =>
  mapConcurrent(paths, openAtOnce, async (path) => (await volume.size(path)) ?? 0);

function archiveName({endpoint, sessionKey}: StagedSubject): string {
  const parts = ['staged', endpoint, sessionKey === null ? null : `session_${sessionKey}`];
  return parts.filter((part) => part !== null).join('_');
}
