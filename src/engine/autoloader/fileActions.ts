import {AppError} from '#/base/errors';
import {quoteValue} from '#/base/quoteSql';
import type {
  FileHead,
  FileOrigin,
  FilesPage,
  FilesRequest,
  FileState,
  KnownFile,
  ResetRows,
  StagedFile,
} from '#/contracts/files';
import {type EndpointName, isEndpointName} from '#/domain/endpoints';
import {fileNumber, sourcesTable, storedRows} from '#/lakehouse/bronze/storedBronze';
import type {BronzeTable, TableName} from '#/lakehouse/define';
import {findTable, tableForEndpoint} from '#/lakehouse/tables';
import {actionSql, type SkippedFile, skipSql} from '../lake/ledger';
import {countFiles, findInLedger, listLedger, readStates} from '../lake/listFiles';
import type {Lake} from '../lake/openLake';
import {readVersions, versionSql} from '../lake/versions';
import type {Manifest} from '../storage/manifest';
import type {Volume} from '../storage/volume';
import type {Autoloader} from './autoloader';
import {textAround} from './textAround';

export interface FileActionParts {
  readonly lake: Lake;
  readonly volume: Volume;
  readonly manifest: Manifest;
  readonly autoloader: Pick<Autoloader, 'pending' | 'survey' | 'rescan' | 'reread'>;
  readonly now: () => number;
}

/**
 * The autoloader's state of files, and what a person may change about it. Each change is one transaction over
 * ledger and rows; none may run beside an update, since both use the lake's one writer.
 */
export interface FileActions {
  list(request: FilesRequest): Promise<FilesPage>;
  origin(path: string): Promise<FileOrigin | null>;
  /** @throws AppError 'file.refused' */
  open(path: string): Promise<StagedFile>;
  /** @throws AppError 'file.refused' */
  head(path: string, around: number): Promise<FileHead>;
  /** @throws AppError 'file.refused' */
  retry(paths: readonly string[]): Promise<void>;
  /** @throws AppError 'file.refused' */
  skip(paths: readonly string[]): Promise<void>;
  /** @throws AppError 'file.refused' */
  reset(
    table: TableName,
    rows: ResetRows,
  ): Promise<{
    readonly files: number;
    readonly removedRows: number;
    readonly goneFiles: number;
  }>;
  rescan(): Promise<{readonly newFiles: number}>;
}

export function createFileActions(parts: FileActionParts): FileActions {
  const {autoloader, volume, manifest} = parts;
  return {
    list: (request) => listFiles(parts, request),
    origin: (path) => originOf(manifest, path),
    open: (path) => openStaged(parts, path),
    head: async (path, around) => textAround(await blobOf(volume, path), around),
    retry: (paths) => changing(parts, () => retryFiles(parts, paths)),
    skip: (paths) => changing(parts, () => skipFiles(parts, paths)),
    reset: (table, rows) => changing(parts, () => resetTable(parts, bronzeTable(table), rows)),
    rescan: async () => ({newFiles: await autoloader.rescan()}),
  };
}

/** The autoloader keeps what it has read of the ledger: it reads it again, however the change ended. */
async function changing<T>({autoloader}: FileActionParts, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } finally {
    await autoloader.reread();
  }
}

async function listFiles(parts: FileActionParts, request: FilesRequest): Promise<FilesPage> {
  const {state, table, offset, limit} = request;
  const isAsked = (path: string) => table === null || tableOf(path) === table;
  const survey = await parts.autoloader.survey();
  const waiting = survey.pending.filter(isAsked);
  const left = [...survey.leftOut.keys()].filter(isAsked);
  const shown = [
    ...(state === 'all' || state === 'pending' ? waiting : []),
    ...(state === 'all' || state === 'left-out' ? left : []),
  ];
  const pending = await describePending(parts, shown.slice(offset, offset + limit), survey.leftOut);
  return parts.lake.read(async (session) => {
    const totals = {
      ...(await countFiles(session, table)),
      pending: waiting.length,
      'left-out': left.length,
    };
    if (state === 'pending' || state === 'left-out') return {files: pending, totals};
    const rest = {
      ...request,
      offset: Math.max(0, offset - shown.length),
      limit: limit - pending.length,
    };
    return {files: [...pending, ...(await listLedger(session, rest))], totals};
  });
}

function describePending(
  {volume, manifest}: FileActionParts,
  paths: readonly string[],
  leftOut: ReadonlyMap<string, string> = new Map(),
): Promise<readonly KnownFile[]> {
  return Promise.all(
    paths.map(async (path): Promise<KnownFile> => {
      const leftOutBy = leftOut.get(path) ?? null;
      const origin = await manifest.provenance(path);
      return {
        path,
        table: tableOf(path),
        state: leftOutBy === null ? 'pending' : 'left-out',
        bytes: (await volume.size(path)) ?? 0,
        rows: 0,
        rescuedRows: 0,
        malformedRows: 0,
        leftOutBy,
        error: null,
        errorByte: null,
        sha256: origin?.sha256 ?? null,
        createdAt: origin?.requestedAt ?? null,
        discoveredAt: null,
        processedAt: null,
        committedAt: null,
        batchId: null,
      };
    }),
  );
}

/** @throws AppError 'file.refused' for a path that is none, or leads to no file */
async function blobOf(volume: Volume, path: string): Promise<Blob> {
  const [folder = '', name = '', ...rest] = path.split('/');
  const isPath = isEndpointName(folder) && name !== '' && rest.length === 0;
  const handle = isPath ? await volume.find(path) : undefined;
  if (!handle) throw new AppError('file.refused', `${path} is not in the staging volume`);
  return handle.getFile();
}

async function openStaged(parts: FileActionParts, path: string): Promise<StagedFile> {
  const blob = await blobOf(parts.volume, path);
  const inLedger = await parts.lake.read((session) => findInLedger(session, path));
  if (inLedger) return {known: inLedger, blob};
  const {leftOut} = await parts.autoloader.survey();
  const [waiting] = await describePending(parts, [path], leftOut);
  if (!waiting) throw new AppError('file.refused', `${path} is not in the staging volume`);
  return {known: waiting, blob};
}

async function originOf(manifest: Manifest, path: string): Promise<FileOrigin | null> {
  const known = await manifest.provenance(path);
  if (!known) return null;
  const {source, url, query, status, requestedAt, bytes, sha256} = known;
  return {source, url, query, status, requestedAt, bytes, sha256};
}

async function retryFiles({lake, manifest}: FileActionParts, paths: readonly string[]) {
  const states = await readStates(lake.writer, paths);
  refuseUnless(paths, (path) => states.get(path) ?? null, ['malformed', 'skipped']);
  // Queued first: were this interrupted, a queued file that the ledger still has does no harm.
  await manifest.enqueueArrivals(paths);
  const note = actionSql({action: 'RETRY', table: null, files: paths.length, removedRows: 0});
  await lake.commit(() => lake.writer.run(note + forgetSql(paths)));
}

async function skipFiles(parts: FileActionParts, paths: readonly string[]): Promise<void> {
  const {lake, autoloader, manifest, now} = parts;
  const waiting = new Set(await autoloader.pending());
  const fresh = paths.filter((path) => waiting.has(path));
  const skipped = (await describePending(parts, fresh)).map(
    (file): SkippedFile => ({...file, discoveredAt: now()}),
  );
  const states = await readStates(lake.writer, paths);
  const stateOf = (path: string) => states.get(path) ?? (waiting.has(path) ? 'pending' : null);
  refuseUnless(paths, stateOf, ['pending', 'malformed']);
  const malformed = paths.filter((path) => states.has(path));
  const note = actionSql({action: 'SKIP', table: null, files: paths.length, removedRows: 0});
  await lake.commit(() => lake.writer.run(note + skipSql(skipped) + skipMalformedSql(malformed)));
  await manifest.dropArrivals(paths);
}

/** @throws AppError 'file.refused' */
function refuseUnless(
  paths: readonly string[],
  stateOf: (path: string) => FileState | null,
  allowed: readonly FileState[],
): void {
  if (paths.length === 0) throw new AppError('file.refused', 'No file was named');
  for (const path of paths) {
    const state = stateOf(path);
    if (state === null) throw new AppError('file.refused', `${path} is not in a state for this`);
    if (!allowed.includes(state))
      throw new AppError(
        'file.refused',
        `${path} is ${state}; this is only for files that are ${allowed.join(' or ')}`,
      );
  }
}

const among = (paths: readonly string[]) => `path IN (${paths.map(quoteValue).join(', ')})`;

const forgetSql = (paths: readonly string[]) =>
  paths.length === 0 ? '' : `DELETE FROM ops.autoloader_files WHERE ${among(paths)};`;

const skipMalformedSql = (paths: readonly string[]) =>
  paths.length === 0
    ? ''
    : `UPDATE ops.autoloader_files SET status = 'SKIPPED', commit_time = NULL WHERE ${among(paths)};`;

async function resetTable(parts: FileActionParts, table: BronzeTable, rows: ResetRows) {
  const {lake, manifest} = parts;
  const {here, gone} = await stagedAndGone(parts, table);
  await manifest.enqueueArrivals(here);
  return lake.commit(async () => {
    const doomed = doomedSources(table, gone);
    const removedRows = rows === 'empty' ? await countRows(lake, rowsOf(table, doomed)) : 0;
    await lake.writer.run(
      actionSql({action: 'RESET', table: table.name, files: here.length, removedRows}) +
        forgetSql(here),
    );
    if (removedRows > 0) await removeRows(lake, table, doomed);
    return {files: here.length, removedRows, goneFiles: gone.length};
  });
}

/** Files of the ledger that are still staged, and those that are not: moved or deleted when they were done. */
async function stagedAndGone({lake, volume}: FileActionParts, {name, endpoint}: BronzeTable) {
  const staged = new Set(await volume.list(endpoint));
  const known = await lake.writer.rows(
    `SELECT path FROM ops.autoloader_files WHERE table_name = ${quoteValue(name)}`,
  );
  const paths = known.map(({path}) => String(path));
  return {
    here: paths.filter((path) => staged.has(path)),
    gone: paths.filter((path) => !staged.has(path)),
  };
}

/** SQL condition on the files of a table whose rows go: those but the ones that could not be loaded again. */
function doomedSources({endpoint}: BronzeTable, kept: readonly string[]): string {
  const ofTable = `starts_with(_source_file, '${endpoint}/')`;
  const others = `_source_file NOT IN (${kept.map(quoteValue).join(', ')})`;
  return kept.length === 0 ? ofTable : `${ofTable} AND ${others}`;
}

const rowsOf = ({name}: BronzeTable, sources: string) =>
  `${storedRows(name)} WHERE ${fileNumber} IN (SELECT ${fileNumber} FROM ${sourcesTable} WHERE ${sources})`;

async function countRows({writer}: Lake, from: string): Promise<number> {
  const [row] = await writer.rows(`SELECT count(*) AS n FROM ${from}`);
  return Number(row?.['n'] ?? 0);
}

/** The table changed as a whole: what reads it is computed anew. */
async function removeRows({writer}: Lake, table: BronzeTable, sources: string): Promise<void> {
  const {name} = table;
  const versions = await readVersions(writer);
  const version = versionSql({
    table: name,
    rows: storedRows(name),
    version: (versions.get(name)?.version ?? 0) + 1,
    fingerprint: null,
    updateId: 'reset',
    changes: 'SELECT CAST(NULL AS BIGINT) AS session_key, CAST(NULL AS BIGINT) AS meeting_key',
  });
  await writer.run(
    `DELETE FROM ${rowsOf(table, sources)}; DELETE FROM ${sourcesTable} WHERE ${sources}; ${version}`,
  );
}

function bronzeTable(name: TableName): BronzeTable {
  const table = findTable(name);
  if (table?.layer === 'bronze') return table;
  throw new AppError('file.refused', `${name} is not a bronze table: no file is loaded into it`);
}

/** @throws AppError 'internal' for a path outside the endpoints' folders, which listing never yields */
function tableOf(path: string): TableName {
  return tableForEndpoint(endpointOf(path)).name;
}

function endpointOf(path: string): EndpointName {
  const endpoint = path.split('/')[0] ?? '';
  if (!isEndpointName(endpoint)) throw new AppError('internal', `Not a staged file: ${path}`);
  return endpoint;
}
