import {quoteValue} from '#/base/quoteSql';
import type {TableName} from '#/lakehouse/define';
import type {Session} from '../db/session';
import type {Lake} from './openLake';
import {rowsAsText, type TextCell} from './rowsAsText';

/** An offset in the file's text, and what is wrong there. */
export interface FaultPlace {
  readonly byte: number;
  readonly reason: string;
}

/** What became of one staged file. */
export interface LedgerEntry {
  /** `<endpoint>/<file name>` in the staging volume. */
  readonly path: string;
  readonly table: TableName;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly rows: number;
  readonly rescuedRows: number;
  readonly malformed: FaultPlace | null;
  /** Records that were left out or kept as text; those kept count as rows, too. */
  readonly malformedRows?: number;
  /** Of a loaded file: where it breaks off, its rows being those before; else its first malformed record. */
  readonly fault?: FaultPlace | null;
  readonly breaksOff?: boolean;
  /** Whether it takes the place of an entry of the same path. */
  readonly isOverwritten?: boolean;
  /** When the file came to be, epoch milliseconds; null or absent when nobody knows. */
  readonly createdAt?: number | null;
  /** Epoch milliseconds. */
  readonly discoveredAt: number;
  /** Also the ingestion timestamp of the file's rows. */
  readonly processedAt: number;
}

/** The columns this code writes: archiving is not its own. */
const written = `path, table_name, size, sha256, row_count, rescued_rows, batch_id, status, error, error_byte,
  malformed_rows, create_time, discovery_time, processed_time, commit_time, source_id, flow_name`;

/** Casts the cells of `rowsAsText` to them: in that order, but for the last three, which are alike in all rows. */
const addSql = (rows: readonly (readonly TextCell[])[], commitTime: string) => `
INSERT INTO ops.autoloader_files (${written})
SELECT v[1], v[2], v[3]::BIGINT, v[4], v[5]::BIGINT, v[6]::BIGINT, v[7]::BIGINT, v[8], v[9], v[10]::BIGINT,
  v[11]::BIGINT, epoch_ms(v[12]::BIGINT), epoch_ms(v[13]::BIGINT), epoch_ms(v[14]::BIGINT), ${commitTime}, '0', v[2]
FROM (${rowsAsText(rows)});`;

/** Writes a batch's files; inside the transaction that writes their rows. */
export async function writeLedger(
  writer: Session,
  batchId: number,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => [
    entry.path,
    entry.table,
    entry.bytes,
    entry.sha256,
    entry.rows,
    entry.rescuedRows,
    batchId,
    entry.malformed ? 'MALFORMED' : 'LOADED',
    (entry.malformed ?? entry.fault)?.reason ?? null,
    (entry.malformed ?? entry.fault)?.byte ?? null,
    entry.malformedRows ?? 0,
    entry.createdAt ?? null,
    entry.discoveredAt,
    entry.processedAt,
  ]);
  const replaced = entries.filter(({isOverwritten}) => isOverwritten).map(({path}) => path);
  const forget = `DELETE FROM ops.autoloader_files WHERE path IN (${replaced.map(quoteValue).join(', ')});`;
  await writer.run((replaced.length > 0 ? forget : '') + addSql(rows, 'now()::TIMESTAMP'));
}

/** A staged file that is not to be loaded. */
export type SkippedFile = Pick<
  LedgerEntry,
  'path' | 'table' | 'bytes' | 'sha256' | 'createdAt' | 'discoveredAt'
>;

/** SQL that notes pending files as skipped: never processed, so without a commit time. */
export function skipSql(files: readonly SkippedFile[]): string {
  const rows = files.map(({path, table, bytes, sha256, createdAt, discoveredAt}) => {
    const found = [createdAt ?? null, discoveredAt, null];
    return [path, table, bytes, sha256, 0, 0, null, 'SKIPPED', null, null, 0, ...found];
  });
  return rows.length === 0 ? '' : addSql(rows, 'NULL');
}

/** What tells the content of a file that was loaded or set aside. */
export interface Identity {
  readonly bytes: number;
  readonly sha256: string | null;
  /** Epoch milliseconds; when it was found to be loaded. */
  readonly discoveredAt: number;
  /** When it was last changed, where that was later and the content the same. */
  readonly modifiedAt: number | null;
}

/** The files of a table by path; those that somebody skipped are not among them. One text, as in `readLedger`. */
export async function readIdentities(
  session: Session,
  table: TableName,
): Promise<ReadonlyMap<string, Identity>> {
  const [all] = await session.rows(`
SELECT string_agg(concat_ws('${betweenPaths}', path, size, coalesce(sha256, ''), epoch_ms(discovery_time),
  coalesce(epoch_ms(modification_time)::VARCHAR, '')), '${betweenPaths}') AS files
FROM ops.autoloader_files WHERE table_name = ${quoteValue(table)} AND status IN ('LOADED', 'MALFORMED')`);
  const found = new Map<string, Identity>();
  const parts = String(all?.['files'] ?? '').split(betweenPaths);
  for (let at = 0; at + 4 < parts.length; at += 5) {
    const [path = '', bytes, sha256 = '', discoveredAt, modifiedAt = ''] = parts.slice(at, at + 5);
    found.set(path, {
      bytes: Number(bytes),
      sha256: sha256 === '' ? null : sha256,
      discoveredAt: Number(discoveredAt),
      modifiedAt: modifiedAt === '' ? null : Number(modifiedAt),
    });
  }
  return found;
}

/** What the autoloader knows of the past. */
export interface Ledger {
  /** Every file that is done: loaded, set aside or skipped. */
  readonly paths: Set<string>;
  /** Highest number of a batch, also of forgotten files; 0 before the first. */
  readonly lastBatch: number;
  /** Greatest ingestion timestamp, also of forgotten files, epoch milliseconds; 0 before the first. */
  readonly lastIngestedAt: number;
}

/** The greatest batch and ingestion time ever, as columns `batch` and `ingested`. */
const lastOnes = `
SELECT max(batch) AS batch, max(ingested) AS ingested FROM (
  SELECT max(batch_id) AS batch, max(processed_time) AS ingested FROM ops.autoloader_files
  UNION ALL SELECT max(last_batch), max(last_processed_time) FROM ops.autoloader_actions)`;

export interface LedgerAction {
  readonly action: 'RETRY' | 'SKIP' | 'RESET' | 'DELETE' | 'REBUILD';
  readonly table: TableName | null;
  readonly files: number;
  readonly removedRows: number;
}

/**
 * SQL that notes an action; before it changes the ledger, since it keeps the last batch and ingestion time: were
 * they forgotten with their files, the next batch could get the number of one whose rows are still there.
 */
export function actionSql({action, table, files, removedRows}: LedgerAction): string {
  const values = [action, table, files, removedRows].map(quoteValue).join(', ');
  return `INSERT INTO ops.autoloader_actions SELECT ${values}, batch, ingested, now()::TIMESTAMP FROM (${lastOnes});`;
}

const wasRebuilt = "SELECT 1 FROM ops.autoloader_actions WHERE action = 'REBUILD'";

/** Tells of a table whether it has begun to be loaded, whatever was deleted, forgotten or lost since. */
export async function readBegun(session: Session): Promise<(table: TableName) => boolean> {
  if ((await session.rows(wasRebuilt)).length > 0) return () => true;
  const rows = await session.rows(`
SELECT table_name FROM ops.autoloader_files
UNION SELECT table_name FROM ops.table_versions
UNION SELECT table_name FROM ops.autoloader_actions WHERE action = 'RESET'`);
  const begun = new Set(rows.map(({table_name}) => String(table_name)));
  return (table) => begun.has(table);
}

/** Notes once that this lake takes the place of one that had loaded files. */
export async function noteRebuilt(lake: Pick<Lake, 'writer' | 'commit'>): Promise<void> {
  if ((await lake.writer.rows(wasRebuilt)).length > 0) return;
  const note = actionSql({action: 'REBUILD', table: null, files: 0, removedRows: 0});
  await lake.commit(() => lake.writer.run(note));
}

/** No file's name has a slash, so no path has two of them. */
const betweenPaths = '//';

/** All paths come as one text: as rows, 100,000 of them would take seconds. */
export async function readLedger(session: Session): Promise<Ledger> {
  const [all] = await session.rows(
    `SELECT string_agg(path, '${betweenPaths}') AS paths FROM ops.autoloader_files`,
  );
  const [last] = await session.rows(
    `SELECT batch, epoch_ms(ingested) AS ingested FROM (${lastOnes})`,
  );
  const paths = all?.['paths'] ?? null;
  return {
    paths: new Set(paths === null ? [] : String(paths).split(betweenPaths)),
    lastBatch: Number(last?.['batch'] ?? 0),
    lastIngestedAt: Number(last?.['ingested'] ?? 0),
  };
}

/** Files of the ledger that were not moved or deleted since, and their bytes; null where a size was never learnt. */
export async function readStagedTotals(
  session: Session,
): Promise<{readonly files: number; readonly bytes: number | null}> {
  const [row] = await session.rows(`
SELECT count(*) AS files, CASE WHEN count(*) FILTER (status = 'SKIPPED' AND size = 0) = 0 THEN sum(size)::DOUBLE END AS bytes
FROM ops.autoloader_files WHERE archive_time IS NULL`);
  const bytes = row?.['bytes'];
  return {files: Number(row?.['files'] ?? 0), bytes: typeof bytes === 'number' ? bytes : null};
}
