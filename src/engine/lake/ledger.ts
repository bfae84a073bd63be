import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {TableName} from '#/lakehouse/define';
import type {Session} from '../db/session';

/** What became of one staged file. */
export interface LedgerEntry {
  /** `<endpoint>/<file name>` in the staging volume. */
  readonly path: string;
  readonly table: TableName;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly rows: number;
  readonly rescuedRows: number;
  readonly malformed: {readonly byte: number; readonly reason: string} | null;
  /** Epoch milliseconds. */
  readonly discoveredAt: number;
  readonly processedAt: number;
}

/** Writes a batch's files; inside the transaction that writes their rows. */
export async function writeLedger(
  writer: Session,
  batchId: number,
  entries: readonly LedgerEntry[],
): Promise<void> {
  const rows = entries.map((entry) => {
    const values = [
      entry.path,
      entry.table,
      entry.bytes,
      entry.sha256,
      entry.rows,
      entry.rescuedRows,
      batchId,
      entry.malformed ? 'MALFORMED' : 'LOADED',
      entry.malformed?.reason ?? null,
      entry.malformed?.byte ?? null,
    ].map(quoteValue);
    return `(${[...values, quoteTime(entry.discoveredAt), quoteTime(entry.processedAt)].join(', ')}, now()::TIMESTAMP)`;
  });
  if (rows.length > 0)
    await writer.run(`INSERT INTO ops.autoloader_files VALUES ${rows.join(',\n')}`);
}

/** Paths of every file that is done, and the highest batch. Read once at start: the one rule of exactly-once. */
export async function readLedger(
  session: Session,
): Promise<{readonly paths: ReadonlySet<string>; readonly lastBatch: number}> {
  const rows = await session.rows('SELECT path, batch_id FROM ops.autoloader_files');
  return {
    paths: new Set(rows.map((row) => String(row['path']))),
    lastBatch: rows.reduce((last, row) => Math.max(last, Number(row['batch_id'])), 0),
  };
}
