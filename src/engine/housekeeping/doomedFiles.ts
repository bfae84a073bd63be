import type {Deletion} from '#/contracts/storage';
import {fileNumber, sourcesTable, storedRows} from '#/lakehouse/bronze/storedBronze';
import {tableOfPath} from '../autoloader/eligibleFiles';
import type {Session} from '../db/session';
import {readMeetings, unitOfQuery} from '../pipeline/pendingUnits';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';
import type {DeletionScope, DoomedRows} from './deletionScope';

export interface VolumeParts {
  readonly volume: Volume;
  readonly manifest: Manifest;
}

export interface DoomedFile {
  readonly path: string;
  /** 0 for one that is staged no more. */
  readonly bytes: number;
  readonly isStaged: boolean;
}

export interface DoomedFiles {
  readonly files: readonly DoomedFile[];
  /** Files that lose only some of their rows. */
  readonly shared: number;
}

type FileDeletion = Exclude<Deletion, {kind: 'set-aside'}>;

/** The staged files that a deletion takes, and those of its rows that are staged no more but stand in the ledger. */
export async function doomedFiles(
  parts: VolumeParts,
  session: Session,
  {deletion, scope}: {readonly deletion: FileDeletion; readonly scope: DeletionScope},
): Promise<DoomedFiles> {
  if (scope.files === 'none') return {files: [], shared: 0};
  const staged = await stagedPaths(parts.volume);
  if (scope.files === 'units') {
    const {whole, shared} = await filesOfRows(session, scope.bronze);
    const asked = await filesAskedFor(parts, session, {deletion, staged});
    return {files: await sized(parts, staged, [...new Set([...whole, ...asked])]), shared};
  }
  const known = await session.rows('SELECT path FROM ops.autoloader_files');
  const done = new Set(known.map(({path}) => String(path)));
  const tables = new Set(scope.bronze.map(({table}) => table.name));
  const paths =
    scope.files === 'done'
      ? [...staged].filter((path) => done.has(path))
      : [...new Set([...staged, ...done])].filter((path) => tables.has(tableOfPath(path).name));
  return {files: await sized(parts, staged, paths), shared: 0};
}

export async function stagedPaths(volume: Volume): Promise<ReadonlySet<string>> {
  const paths: string[] = [];
  for (const endpoint of await volume.endpoints()) paths.push(...(await volume.list(endpoint)));
  return new Set(paths);
}

/** Bytes of each, of which the manifest knows most. */
export async function sizesOf(
  {volume, manifest}: VolumeParts,
  paths: readonly string[],
): Promise<readonly number[]> {
  const known = await manifest.provenances(paths);
  return Promise.all(
    paths.map(async (path, at) => known[at]?.bytes ?? (await volume.size(path)) ?? 0),
  );
}

async function sized(
  parts: VolumeParts,
  staged: ReadonlySet<string>,
  paths: readonly string[],
): Promise<readonly DoomedFile[]> {
  const here = paths.filter((path) => staged.has(path));
  const sizes = await sizesOf(parts, here);
  return [
    ...here.map((path, at) => ({path, bytes: sizes[at] ?? 0, isStaged: true})),
    ...paths.filter((path) => !staged.has(path)).map((path) => ({path, bytes: 0, isStaged: false})),
  ];
}

/** Files whose rows all go, and how many lose some. */
async function filesOfRows(session: Session, bronze: readonly DoomedRows[]) {
  const ofTables = bronze.map(({table, where}) => {
    const rows = storedRows(table.name);
    return `SELECT ${fileNumber}, bool_and(coalesce(${where ?? 'true'}, false)) AS goes FROM ${rows}
WHERE ${fileNumber} IN (SELECT ${fileNumber} FROM ${rows} WHERE ${where ?? 'true'}) GROUP BY ${fileNumber}`;
  });
  const rows = await session.rows(`
SELECT _source_file AS path, bool_and(goes) AS is_whole
FROM (${ofTables.join('\nUNION ALL ')}) JOIN ${sourcesTable} USING (${fileNumber}) GROUP BY _source_file`);
  return {
    whole: rows.filter((row) => row['is_whole'] === true).map(({path}) => String(path)),
    shared: rows.filter((row) => row['is_whole'] !== true).length,
  };
}

/** Staged files without rows, by the request that they answer. */
async function filesAskedFor(
  {manifest}: VolumeParts,
  session: Session,
  {deletion, staged}: {readonly deletion: FileDeletion; readonly staged: ReadonlySet<string>},
): Promise<readonly string[]> {
  const sources = await session.rows(`SELECT DISTINCT _source_file AS path FROM ${sourcesTable}`);
  const withRows = new Set(sources.map(({path}) => String(path)));
  const others = [...staged].filter((path) => !withRows.has(path));
  if (others.length === 0) return [];
  const meetings = await readMeetings(session);
  const origins = await manifest.provenances(others);
  return others.filter((_, at) => {
    const {session_key, meeting_key} = unitOfQuery(origins[at]?.query ?? '', meetings);
    return deletion.kind === 'meeting'
      ? meeting_key === deletion.meetingKey
      : deletion.kind === 'sessions' && deletion.sessionKeys.some((key) => key === session_key);
  });
}
