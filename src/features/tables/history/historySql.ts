import {quoteValue} from '#/base/quoteSql';
import type {TableName} from '#/lakehouse/define';

/** A committed version of a table. */
export interface TableVersionRow {
  readonly version: number;
  readonly rows: number;
  /** Null where the version before is not known. */
  readonly rows_before: number | null;
  readonly update_id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sessions: number;
  readonly meetings: number;
  /** Whether the table as a whole was written. */
  readonly is_whole: boolean;
  /** How the rows differ from those they replaced; null where none were compared. */
  readonly added: number | null;
  readonly removed: number | null;
  readonly changed: number | null;
}

export const shownVersions = 200;

/** The versions of a table, the newest first. */
export const historySql = (table: TableName): string => {
  const name = quoteValue(table);
  const columns = 'version, row_count, update_id, committed_at';
  return `WITH versions AS (
  SELECT ${columns} FROM ops.table_versions WHERE table_name = ${name}
  UNION ALL SELECT ${columns} FROM ops.past_versions WHERE table_name = ${name}),
touched AS (
  SELECT version, count(DISTINCT session_key) AS sessions, count(DISTINCT meeting_key) AS meetings,
    bool_or(session_key IS NULL AND meeting_key IS NULL) AS is_whole
  FROM ops.table_changes WHERE table_name = ${name} GROUP BY version),
diffs AS (
  SELECT update_id, sum(added)::BIGINT AS added, sum(removed)::BIGINT AS removed, sum(changed)::BIGINT AS changed
  FROM ops.row_diffs WHERE table_name = ${name} GROUP BY update_id)
SELECT v.version, v.row_count AS rows,
  coalesce(lag(v.row_count) OVER (ORDER BY v.version), CASE WHEN v.version = 1 THEN 0 END) AS rows_before,
  v.update_id, epoch_ms(v.committed_at) AS "at", coalesce(t.sessions, 0) AS sessions,
  coalesce(t.meetings, 0) AS meetings, coalesce(t.is_whole, false) AS is_whole, d.added, d.removed, d.changed
FROM versions AS v LEFT JOIN touched AS t USING (version) LEFT JOIN diffs AS d USING (update_id)
ORDER BY v.version DESC LIMIT ${shownVersions}`;
};

/** Which rows a version wrote, in words. */
export function touchedText({sessions, meetings, is_whole}: TableVersionRow): string {
  if (is_whole) return 'the whole table';
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  if (sessions > 0) return count(sessions, 'session');
  return meetings > 0 ? count(meetings, 'meeting') : 'not noted';
}
