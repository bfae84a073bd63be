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
diffs AS (
  SELECT update_id, sum(added)::BIGINT AS added, sum(removed)::BIGINT AS removed, sum(changed)::BIGINT AS changed
  FROM ops.row_diffs WHERE table_name = ${name} GROUP BY update_id)
SELECT v.version, v.row_count AS rows,
  coalesce(lag(v.row_count) OVER (ORDER BY v.version), CASE WHEN v.version = 1 THEN 0 END) AS rows_before,
  v.update_id, epoch_ms(v.committed_at) AS "at", d.added, d.removed, d.changed
FROM versions AS v LEFT JOIN diffs AS d USING (update_id)
ORDER BY v.version DESC LIMIT ${shownVersions}`;
};
