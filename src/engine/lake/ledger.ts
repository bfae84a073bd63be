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
  /** Also the ingestion timestamp of the file's rows. */
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

/** What the autoloader knows of the past. */
export interface Ledger {
  /** Every file that is done, loaded or set aside. */
  readonly paths: Set<string>;
  /** Highest number of a batch; 0 before the first. */
  readonly lastBatch: number;
  /** Greatest ingestion timestamp, epoch milliseconds; 0 before the first. */
  readonly lastIngestedAt: number;
}

export async function readLedger(session: Session): Promise<Ledger> {
  const rows = await session.rows('SELECT path FROM ops.autoloader_files');
  const [last] = await session.rows(
    'SELECT max(batch_id) AS batch, epoch_ms(max(processed_time)) AS at FROM ops.autoloader_files',
  );
  return {
    paths: new Set(rows.map((row) => String(row['path']))),
    lastBatch: Number(last?.['batch'] ?? 0),
    lastIngestedAt: Number(last?.['at'] ?? 0),
  };
}
