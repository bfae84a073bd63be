import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {UpdateProgress} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';

export const runsPerPage = 25;

/** An update as it is kept. Times are epoch milliseconds. */
export interface StoredRun {
  readonly update_id: string;
  readonly started: number;
  /** `UpdateProgress` as JSON; null for one whose end was never recorded. */
  readonly progress: string | null;
}

/** Begun, as the event log tells, and never recorded: the tab was closed, or the engine stopped. */
const interrupted = `SELECT update_id, min(timestamp) AS started_at, CAST(NULL AS VARCHAR) AS progress
FROM ops.event_log WHERE event_type = 'create_update' AND update_id NOT IN (SELECT update_id FROM ops.updates)
GROUP BY update_id`;

const allRuns = `(SELECT update_id, started_at, progress FROM ops.updates UNION ALL ${interrupted})`;

/** Newest first; `page` counts from 1. One more than a page, where there are more. */
export const runsSql = (
  page: number,
): string => `SELECT update_id, epoch_ms(started_at) AS started, progress
FROM ${allRuns} ORDER BY started_at DESC LIMIT ${runsPerPage + 1} OFFSET ${(page - 1) * runsPerPage}`;

export const runSql = (
  updateId: string,
): string => `SELECT update_id, epoch_ms(started_at) AS started, progress
FROM ${allRuns} WHERE update_id = ${quoteValue(updateId)}`;

export interface EarlierRun {
  readonly update_id: string;
  readonly started: number;
  readonly ms: number;
  readonly state: UpdateProgress['state'];
}

/** The runs before a time, newest first. */
export const earlierRunsSql = (
  before: number,
): string => `SELECT update_id, epoch_ms(started_at) AS started,
  epoch_ms(ended_at) - epoch_ms(started_at) AS ms, state
FROM ops.updates WHERE started_at < ${quoteTime(before)} ORDER BY started_at DESC LIMIT 40`;

export interface RunEvent {
  readonly sequence: number;
  readonly at: number;
  readonly level: 'INFO' | 'WARN' | 'ERROR' | 'METRICS';
  readonly message: string;
}

/** What the event log tells of a run, without what tables are defined as. */
export const eventsSql = (
  updateId: string,
): string => `SELECT sequence, epoch_ms(timestamp) AS "at", level, message
FROM ops.event_log WHERE update_id = ${quoteValue(updateId)}
  AND event_type NOT IN ('flow_definition', 'dataset_definition') ORDER BY sequence LIMIT 500`;

/** A row that an update added, removed or changed. Lists have the values in the order of `names`. */
export interface ChangedRow {
  readonly change: 'added' | 'removed' | 'changed';
  readonly names: readonly string[];
  readonly before: readonly (string | null)[] | null;
  readonly after: readonly (string | null)[] | null;
}

export const changedRowsSql = (updateId: string, table: TableName): string => `SELECT change,
  map_keys(coalesce(row_before, row_after)) AS names, map_values(row_before) AS before, map_values(row_after) AS after
FROM ops.row_diff_samples WHERE update_id = ${quoteValue(updateId)} AND table_name = ${quoteValue(table)}
ORDER BY change, rowid`;

export const storedProgress = (text: string): UpdateProgress => JSON.parse(text) as UpdateProgress;
