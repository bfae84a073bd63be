import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {TableBacklog} from '#/contracts/autoloader';
import type {BronzeTable} from '#/lakehouse/define';
import {batchProgress} from '../../eventLog/flowEvents';
import type {PipelineEvent} from '../../eventLog/pipelineEvents';
import type {LedgerEntry} from '../../lake/ledger';
import type {CommitTimes} from '../../lake/openLake';
import type {StoredColumn} from '../bronzeSchemas';

/** What a batch tells of itself as it goes. */
export interface BatchWatch {
  /** Runs an insert and counts the time it takes. */
  inserting<T>(rows: number, work: () => Promise<T>): Promise<T>;
  fileDone(entry: LedgerEntry | null): void;
  /** The table's columns may have changed, for the sake of file `path` or, when null, of its hints. */
  evolved(
    table: BronzeTable,
    stored: readonly StoredColumn[],
    cause: {readonly path: string | null; readonly hinted: ReadonlySet<string>},
  ): void;
  /** SQL that records the batch; last in its transaction. */
  recordSql(entries: readonly LedgerEntry[]): string;
  /** The transaction is durable. */
  readonly durable: (times: CommitTimes) => void;
}

/** A batch's durations as far as they are known within its transaction, milliseconds. */
export interface BatchTimes {
  /** Nothing to insert: decoders were waited for. */
  readonly decodeMs: number;
  readonly insertMs: number;
}

export interface BatchRecord {
  readonly batchId: number;
  readonly updateId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly committedAt: number;
  readonly entries: readonly LedgerEntry[];
  readonly times: BatchTimes;
  /** Milliseconds since the batch before began; null when this is the first of the visit. */
  readonly sinceLastMs: number | null;
  readonly backlog: {readonly files: number; readonly bytes: number | null};
}

const sumOf = (entries: readonly LedgerEntry[], of: (entry: LedgerEntry) => number) =>
  entries.reduce((sum, entry) => sum + of(entry), 0);
const round = (value: number) => Math.round(value * 1000) / 1000;

/** SQL that adds the row of a batch. Its commit and checkpoint are known only afterwards. */
export function batchSql(batch: BatchRecord): string {
  const {batchId, updateId, startedAt, committedAt, entries, times, sinceLastMs, backlog} = batch;
  const rows = sumOf(entries, (entry) => entry.rows);
  const counts = [
    entries.length,
    sumOf(entries, ({bytes}) => bytes),
    rows,
    sumOf(entries, ({rescuedRows}) => rescuedRows),
    sumOf(entries, ({malformed}) => (malformed ? 1 : 0)),
    round(times.decodeMs),
    round(times.insertMs),
  ];
  const input =
    sinceLastMs === null || sinceLastMs <= 0 ? null : round((rows * 1000) / sinceLastMs);
  return `INSERT INTO ops.autoloader_batches VALUES (
${batchId}, ${quoteValue(updateId)}, ${quoteTime(startedAt)}, ${quoteTime(committedAt)}, ${counts.join(', ')}, NULL, NULL,
${[input, backlog.files, backlog.bytes].map(quoteValue).join(', ')});`;
}

/** SQL that adds to a batch's row what became known after its transaction. */
export function timesSql(batchId: number, {commitMs, checkpointMs}: CommitTimes): string {
  return `UPDATE ops.autoloader_batches SET commit_ms = ${round(commitMs)}, checkpoint_ms = ${round(checkpointMs)}
WHERE batch_id = ${batchId};`;
}

/** One event for each table that the batch had files of. */
export function batchEvents(
  {batchId, updateId, entries, times}: BatchRecord,
  waiting: readonly TableBacklog[],
): readonly PipelineEvent[] {
  const tables = [...new Set(entries.map(({table}) => table))];
  return tables.map((table) => {
    const own = entries.filter((entry) => entry.table === table);
    return batchProgress({
      updateId,
      batchId,
      table,
      files: own.length,
      rows: sumOf(own, ({rows}) => rows),
      bytes: sumOf(own, ({bytes}) => bytes),
      ms: times.decodeMs + times.insertMs,
      backlog: waiting.find((one) => one.table === table) ?? {files: 0, bytes: 0},
    });
  });
}

/** Time in which at least one of several overlapping works was under way. */
export function createBusyClock(clock: () => number) {
  let active = 0;
  let since = 0;
  let total = 0;
  return {
    total: () => total,
    async during<T>(work: () => Promise<T>): Promise<T> {
      if (active === 0) since = clock();
      active += 1;
      try {
        return await work();
      } finally {
        active -= 1;
        if (active === 0) total += clock() - since;
      }
    },
  };
}
