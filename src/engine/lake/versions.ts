import {quoteValue} from '#/base/quoteSql';
import type {TableName} from '#/lakehouse/define';
import type {Session, SqlRow} from '../db/session';

/** The committed state of one table. */
export interface TableVersion {
  readonly version: number;
  readonly rows: number;
  /** Of the definition that made the rows; null for bronze. */
  readonly fingerprint: string | null;
  /** Epoch milliseconds. */
  readonly committedAt: number;
}

export async function readVersions(session: Session): Promise<Map<string, TableVersion>> {
  const rows = await session.rows(
    'SELECT table_name, version, row_count, fingerprint, epoch_ms(committed_at) AS at FROM ops.table_versions',
  );
  return new Map(
    rows.map((row) => [
      String(row['table_name']),
      {
        version: Number(row['version']),
        rows: Number(row['row_count']),
        fingerprint: row['fingerprint'] === null ? null : String(row['fingerprint']),
        committedAt: Number(row['at']),
      },
    ]),
  );
}

export interface NewVersion {
  readonly table: TableName;
  /** What has the table's rows, where it is not the table itself. */
  readonly rows?: string;
  readonly version: number;
  readonly fingerprint: string | null;
  readonly updateId: string;
  /** SELECT of (session_key, meeting_key) of the changed rows; a row of two nulls says the whole table. */
  readonly changes: string;
}

/** SQL that counts the rows and records the version with what changed; inside the transaction that wrote them. */
export function versionSql(next: NewVersion): string {
  return `${forgetVersionSql(next)}\n${countRowsSql(next)};\n${changesSql(next)};`;
}

/** The version before goes to those of the past. */
function forgetVersionSql({table}: NewVersion): string {
  const ofTable = `FROM ops.table_versions WHERE table_name = ${quoteValue(table)};`;
  return `INSERT INTO ops.past_versions SELECT * ${ofTable} DELETE ${ofTable}`;
}

function countRowsSql(next: NewVersion): string {
  return `INSERT INTO ops.table_versions
SELECT ${quoteValue(next.table)}, ${next.version}, count(*), ${quoteValue(next.fingerprint)}, ${quoteValue(next.updateId)}, now()::TIMESTAMP
FROM ${next.rows ?? next.table}`;
}

function changesSql({table, version, changes}: NewVersion): string {
  return `INSERT INTO ops.table_changes SELECT ${quoteValue(table)}, ${version}, session_key, meeting_key FROM (${changes})`;
}

/** Runs what `versionSql` is, and answers with what it recorded. */
export async function recordVersion(
  session: Session,
  next: NewVersion,
): Promise<{readonly version: TableVersion; readonly changes: readonly SqlRow[]}> {
  await session.run(forgetVersionSql(next));
  const [row] = await session.rows(
    `${countRowsSql(next)} RETURNING row_count, epoch_ms(committed_at) AS at`,
  );
  const changes = await session.rows(`${changesSql(next)} RETURNING session_key, meeting_key`);
  const version = {
    version: next.version,
    rows: Number(row?.['row_count']),
    fingerprint: next.fingerprint,
    committedAt: Number(row?.['at']),
  };
  return {version, changes};
}

/** Columns of (session_key, meeting_key) as far as a table has them, for `writeVersion`. */
export function unitColumns(columns: Readonly<Record<string, unknown>>): string {
  const column = (name: string) =>
    Object.hasOwn(columns, name) ? name : `CAST(NULL AS BIGINT) AS ${name}`;
  return `${column('session_key')}, ${column('meeting_key')}`;
}
