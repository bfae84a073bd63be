import {AppError} from '#/base/errors';
import type {AutoloaderOptions} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import {fileNumber, storedRows} from '#/lakehouse/bronze/storedBronze';
import type {BronzeTable, TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import {passing} from '../failPoints';
import type {Lake} from '../lake/openLake';
import {type LedgerEntry, writeLedger} from '../lake/ledger';
import {addSources, nextFileNumber} from '../lake/sources';
import {readVersions, unitColumns, versionSql} from '../lake/versions';
import type {BronzeSchemas, StoredColumn} from './bronzeSchemas';
import {decodeInto, decodeSmallInto} from './decodeInto';
import type {DecodeOutcome, DecodePool} from './decode/decodePool';
import {tableOfPath} from './eligibleFiles';
import {
  evolvedColumns,
  hintedColumns,
  isSameSchema,
  refuseNewColumns,
  withColumns,
} from './evolution';
import {loadGroups, type TogetherOutcome} from './loadGroups';
import {ownColumns, readRulesOf} from './readRulesOf';
import type {BatchWatch} from './metrics/batchWatch';

/** A staged file to load. */
export interface PendingFile {
  /** `<endpoint>/<file name>` in the staging volume. */
  readonly path: string;
  /** Known from staging; null for a file put there by other means. */
  readonly sha256: string | null;
  /** Null or absent when nobody noted it. */
  readonly bytes?: number | null;
  /** When it was asked for; null for a file put there by other means. */
  readonly createdAt?: number | null;
  readonly discoveredAt: number;
  /** Whether the ledger has the path with other content. */
  readonly isOverwritten?: boolean;
}

/** A file with the number that its rows are stored under. */
export interface NumberedFile extends PendingFile {
  readonly fileNumber: number;
}

export interface BatchJob {
  readonly lake: Lake;
  readonly pool: DecodePool;
  /** Path of the staging folder below the root of OPFS. */
  readonly staging: string;
  readonly batchId: number;
  readonly updateId: string;
  readonly signal: AbortSignal;
  /** Of every row of the batch, epoch milliseconds; greater than that of any batch before. */
  readonly ingestedAt: number;
  readonly optionsOf: (table: TableName) => AutoloaderOptions;
  readonly watch: BatchWatch;
  /** Called as rows go in. */
  readonly onRows: (table: BronzeTable, rows: number) => void;
}

/**
 * Loads the files in one transaction with their ledger entries and table versions, and makes it durable.
 * When it throws, the lake is as before. A malformed file is recorded as such and leaves no row behind.
 *
 * @throws AppError 'cancelled' | 'storage.quota' | 'engine.crashed', or with `details.table` what fails one table
 * only: 'file.malformed' | 'file.missing' | 'schema.new-columns' | 'config.invalid'
 */
export async function loadBatch(
  job: BatchJob,
  schemas: BronzeSchemas,
  files: readonly PendingFile[],
): Promise<readonly LedgerEntry[]> {
  return job.lake.commit(async () => {
    for (const table of new Set(files.map(({path}) => tableOfPath(path)))) {
      const options = job.optionsOf(table.name);
      const own = ownColumns(readRulesOf(options));
      await schemas.evolve(table, (now) => withColumns(evolvedColumns(options, now), own));
      noteSchema(job, schemas, table, null);
    }
    const first = await nextFileNumber(job.lake.writer);
    const numbered = files.map((file, i): NumberedFile => ({...file, fileNumber: first + i}));
    const outcomes = await loadGroups(numbered, {
      async alone(file) {
        const entry = await loadFile(job, schemas, file);
        job.watch.fileDone(entry);
        return entry;
      },
      together: (group) => loadSmallFiles(job, schemas, group),
    });
    if (job.signal.aborted) throw new AppError('cancelled', 'Cancelled');
    const entries = outcomes.filter((entry) => entry !== null);
    await writeLedger(job.lake.writer, job.batchId, entries);
    await passing('ledger.written');
    const stored = new Set(entries.filter(({rows}) => rows > 0).map(({path}) => path));
    await job.lake.writer.run(
      addSources(
        job,
        numbered.filter(({path}) => stored.has(path)),
      ),
    );
    await passing('sources.noted');
    await recordVersions(job, entries, first);
    await passing('versions.recorded');
    await job.lake.writer.run(job.watch.recordSql(entries));
    return entries;
  }, job.watch.durable);
}

/** Tells the batch's watch of the table's columns; `path` is the file that may have changed them. */
function noteSchema(
  {watch, optionsOf}: BatchJob,
  schemas: BronzeSchemas,
  table: BronzeTable,
  path: string | null,
): void {
  const hints = hintedColumns(optionsOf(table.name).schemaHints ?? []).map(({name}) =>
    name.toLowerCase(),
  );
  watch.evolved(table, schemas.shown(table), {path, hinted: new Set(hints)});
}

/**
 * What a file needs is made, columns, fields or wider types, and the file decoded again; what does not fit then stays
 * rescued. More than two, since the files beside it change the table, too.
 */
const decodeAttempts = 4;

async function loadFile(
  job: BatchJob,
  schemas: BronzeSchemas,
  file: NumberedFile,
): Promise<LedgerEntry | null> {
  const table = tableOfPath(file.path);
  const removeRows = () =>
    job.lake.writer.run(
      `DELETE FROM ${storedRows(table.name)} WHERE ${fileNumber} = ${file.fileNumber}`,
    );
  const options = job.optionsOf(table.name);
  for (let attempt = 1; ; attempt += 1) {
    const decoded = schemas.columns(table);
    const outcome = await decodeInto(job, {table, schemas}, file);
    if (outcome.kind === 'missing') {
      refuseMissing(options, file, table);
      return null;
    }
    if (outcome.kind === 'malformed') {
      failFast(options, {path: file.path, table: table.name}, outcome);
      await removeRows();
    } else {
      refuseNewColumns(options, outcome, {path: file.path, table: table.name});
      const evolve = (now: readonly StoredColumn[]) => evolvedColumns(options, now, outcome);
      if (attempt < decodeAttempts && !isSameSchema(evolve(decoded), decoded)) {
        await removeRows();
        await passing('rows.takenBack');
        await schemas.evolve(table, evolve);
        noteSchema(job, schemas, table, file.path);
        await passing('schema.evolved');
        continue;
      }
    }
    return entryOf(job, file, outcome);
  }
}

/** Whatever is not simply rows is left to `loadFile`. */
async function loadSmallFiles(
  job: BatchJob,
  schemas: BronzeSchemas,
  files: readonly NumberedFile[],
): Promise<readonly TogetherOutcome<NumberedFile, LedgerEntry>[]> {
  const table = tableOfPath(files[0]?.path ?? '');
  const outcomes = await decodeSmallInto(job, {table, schemas}, files);
  return files.map((file, at) => {
    const outcome = outcomes[at];
    if (outcome?.kind !== 'decoded')
      return {kind: 'alone', file, isMisfit: outcome?.isMisfit ?? false};
    const entry = entryOf(job, file, outcome);
    job.watch.fileDone(entry);
    return {kind: 'loaded', entry};
  });
}

/** @throws AppError 'file.malformed' in the mode FAILFAST */
function failFast(
  {mode}: AutoloaderOptions,
  {path, table}: {readonly path: string; readonly table: TableName},
  {byte, reason}: {readonly byte: number; readonly reason: string},
): void {
  if (mode === 'FAILFAST')
    throw new AppError('file.malformed', `${path} is malformed at byte ${byte}: ${reason}`, {
      details: {table},
    });
}

/** @throws AppError 'file.missing' unless missing files are ignored */
function refuseMissing(
  {ignoreMissingFiles}: AutoloaderOptions,
  {path}: PendingFile,
  {name: table}: BronzeTable,
): void {
  if (!ignoreMissingFiles)
    throw new AppError('file.missing', `${path} was there to be loaded and is gone`, {
      details: {table},
    });
}

function entryOf(
  {ingestedAt}: BatchJob,
  file: PendingFile,
  outcome: Exclude<DecodeOutcome, {kind: 'missing'}>,
): LedgerEntry {
  return {
    ...file,
    table: tableOfPath(file.path).name,
    sha256: file.sha256 ?? outcome.sha256,
    processedAt: ingestedAt,
    ...loaded(outcome),
  };
}

function loaded(outcome: Exclude<DecodeOutcome, {kind: 'missing'}>) {
  const {bytes} = outcome;
  if (outcome.kind === 'decoded') {
    const {rows, rescuedRows, malformedRows, fault, breaksOff} = outcome;
    return {bytes, rows, rescuedRows, malformedRows, fault, breaksOff, malformed: null};
  }
  const {byte, reason} = outcome;
  return {bytes, rows: 0, rescuedRows: 0, malformed: {byte, reason}};
}

/** Records a file that cannot be loaded for a reason the decoder did not foresee, so that it holds up no other. */
export function setAside(job: BatchJob, file: PendingFile, reason: string): Promise<LedgerEntry> {
  const entry = {
    ...file,
    table: tableOfPath(file.path).name,
    bytes: 0,
    rows: 0,
    rescuedRows: 0,
    malformed: {byte: 0, reason},
    processedAt: job.ingestedAt,
  };
  return job.lake.commit(async () => {
    await writeLedger(job.lake.writer, job.batchId, [entry]);
    await job.lake.writer.run(job.watch.recordSql([entry]));
    return entry;
  }, job.watch.durable);
}

async function recordVersions(
  {lake, updateId}: BatchJob,
  entries: readonly LedgerEntry[],
  firstNumber: number,
): Promise<void> {
  const versions = await readVersions(lake.writer);
  const changed = new Set(entries.filter(({rows}) => rows > 0).map(({table}) => table));
  const statements = [...changed].map((name) =>
    versionSql({
      table: name,
      rows: storedRows(name),
      version: (versions.get(name)?.version ?? 0) + 1,
      fingerprint: null,
      updateId,
      changes: `SELECT DISTINCT ${unitColumns(findTable(name)?.columns ?? {})} FROM ${storedRows(name)} WHERE ${fileNumber} >= ${firstNumber}`,
    }),
  );
  if (statements.length > 0) await lake.writer.run(statements.join('\n'));
}
