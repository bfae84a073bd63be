/** A batch as the history has it. Times are epoch milliseconds or milliseconds. */
export interface BatchRow {
  readonly batch_id: number;
  readonly update_id: string | null;
  readonly committed: number;
  readonly files: number;
  readonly bytes: number;
  readonly rows: number;
  readonly rescued: number;
  readonly malformed: number;
  /** Durations are null for batches of a time before they were kept, or whose end nobody saw. */
  readonly decode_ms: number | null;
  readonly insert_ms: number | null;
  readonly commit_ms: number | null;
  readonly checkpoint_ms: number | null;
  readonly input_rate: number | null;
  readonly rate: number | null;
  readonly mb_rate: number | null;
  readonly backlog_files: number | null;
}

export const batchesShown = 100;

/** Newest first. */
export const batchesSql = `SELECT batch_id, update_id, epoch_ms(committed_at) AS committed, files, bytes,
  row_count AS rows, rescued_rows AS rescued, malformed_files AS malformed,
  decode_ms, insert_ms, commit_ms, checkpoint_ms, input_rows_per_second AS input_rate,
  processed_rows_per_second AS rate, megabytes_per_second AS mb_rate, backlog_files
FROM autoloader_progress() ORDER BY batch_id DESC LIMIT ${batchesShown}`;

export interface LoadTotals {
  readonly batches: number;
  readonly files: number;
  readonly bytes: number;
  readonly rows: number;
  readonly rescued: number;
  readonly malformed: number;
}

export const totalsSql = `SELECT count(*) AS batches, coalesce(sum(files), 0)::BIGINT AS files,
  coalesce(sum(bytes), 0)::BIGINT AS bytes, coalesce(sum(row_count), 0)::BIGINT AS rows,
  coalesce(sum(rescued_rows), 0)::BIGINT AS rescued, coalesce(sum(malformed_files), 0)::BIGINT AS malformed
FROM ops.autoloader_batches`;

/** The newest listing of the event log, as a row of `Listing`. */
export const listingSql = String.raw`SELECT epoch_ms(timestamp) AS "at",
  regexp_extract(details, '"duration_ms":(\d+)', 1)::BIGINT AS "durationMs",
  regexp_extract(details, '"num_files_listed":(\d+)', 1)::BIGINT AS "numFilesListed",
  regexp_extract(details, '"num_files_added":(\d+)', 1)::BIGINT AS "newFiles"
FROM ops.event_log WHERE event_type = 'operation_progress' ORDER BY sequence DESC LIMIT 1`;
