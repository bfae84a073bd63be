import {quoteValue} from '#/base/quoteSql';
import type {FilesRequest, FileState, KnownFile} from '#/contracts/files';
import type {TableName} from '#/lakehouse/define';
import type {Session, SqlRow} from '../db/session';

const statuses = {LOADED: 'loaded', MALFORMED: 'malformed', SKIPPED: 'skipped'} as const;
type Status = keyof typeof statuses;
const isStatus = (text: unknown): text is Status => typeof text === 'string' && text in statuses;

/** What the ledger holds of a table's files, or of all; `pending` and `left-out` are not for the ledger to know. */
export async function countFiles(
  session: Session,
  table: TableName | null,
): Promise<Readonly<Record<FileState, number>>> {
  const rows = await session.rows(
    `SELECT status, count(*) AS n FROM ops.autoloader_files ${ofTable(table)} GROUP BY status`,
  );
  const totals = {pending: 0, 'left-out': 0, loaded: 0, malformed: 0, skipped: 0};
  for (const {status, n} of rows) if (isStatus(status)) totals[statuses[status]] = Number(n);
  return totals;
}

const knownFiles = `SELECT path, table_name, size, sha256, row_count, rescued_rows, malformed_rows, batch_id, status,
  error, error_byte, epoch_ms(create_time) AS created, epoch_ms(discovery_time) AS discovered,
  epoch_ms(processed_time) AS processed, epoch_ms(commit_time) AS committed
FROM ops.autoloader_files`;

/** A file as the ledger has it; undefined while it is not in there. */
export async function findInLedger(session: Session, path: string): Promise<KnownFile | undefined> {
  const [row] = await session.rows(`${knownFiles} WHERE path = ${quoteValue(path)}`);
  return row && knownFile(row);
}

/** Files of the ledger, newest first. */
export async function listLedger(
  session: Session,
  {state, table, offset, limit}: FilesRequest,
): Promise<readonly KnownFile[]> {
  const status = Object.entries(statuses).find(([, word]) => word === state)?.[0];
  const where = status
    ? `${ofTable(table)} ${table === null ? 'WHERE' : 'AND'} status = ${quoteValue(status)}`
    : ofTable(table);
  const rows = await session.rows(`${knownFiles} ${where}
ORDER BY coalesce(commit_time, discovery_time) DESC, path
LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`);
  return rows.map(knownFile);
}

const ofTable = (table: TableName | null) =>
  table === null ? '' : `WHERE table_name = ${quoteValue(table)}`;

function knownFile(row: SqlRow): KnownFile {
  const number = (name: string) => (typeof row[name] === 'number' ? row[name] : null);
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null);
  const status = row['status'];
  return {
    path: text('path') ?? '',
    // Only `writeLedger` and `skipSql` write this column.
    table: text('table_name') as TableName,
    state: isStatus(status) ? statuses[status] : 'loaded',
    bytes: number('size') ?? 0,
    rows: number('row_count') ?? 0,
    rescuedRows: number('rescued_rows') ?? 0,
    malformedRows: number('malformed_rows') ?? 0,
    leftOutBy: null,
    error: text('error'),
    errorByte: number('error_byte'),
    sha256: text('sha256'),
    createdAt: number('created'),
    discoveredAt: number('discovered'),
    processedAt: number('processed'),
    committedAt: number('committed'),
    batchId: number('batch_id'),
  };
}

/** States of those of `paths` that the ledger has. */
export async function readStates(
  session: Session,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileState>> {
  if (paths.length === 0) return new Map();
  const rows = await session.rows(
    `SELECT path, status FROM ops.autoloader_files WHERE path IN (${paths.map(quoteValue).join(', ')})`,
  );
  return new Map(
    rows.flatMap(({path, status}) =>
      isStatus(status) ? [[String(path), statuses[status]] as const] : [],
    ),
  );
}
