import {quoteName} from '#/base/quoteSql';

/**
 * What the engine notes about its own work for people to read. `event_log` has Lakeflow's fields, with origin,
 * details and error as JSON text, and beside them what one filters by; `table_schemas` is the truth about the
 * versions of bronze schemas, a row a column, of which the files in `_schemas` are copies; `autoloader_batches` has one row a batch,
 * whose commit_ms and checkpoint_ms follow with the next write and stay NULL when the tab was killed in between.
 */
export const observationTables = `
CREATE TABLE IF NOT EXISTS ops.event_log (
  id VARCHAR, sequence BIGINT, origin VARCHAR, timestamp TIMESTAMP, message VARCHAR, level VARCHAR,
  maturity_level VARCHAR, error VARCHAR, details VARCHAR, event_type VARCHAR,
  pipeline_name VARCHAR, update_id VARCHAR, flow_name VARCHAR, batch_id BIGINT);
CREATE TABLE IF NOT EXISTS ops.table_schemas (
  table_name VARCHAR, version BIGINT, position BIGINT, column_name VARCHAR, data_type VARCHAR, origin VARCHAR,
  batch_id BIGINT, path VARCHAR, created_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.autoloader_batches (
  batch_id BIGINT, update_id VARCHAR, started_at TIMESTAMP, committed_at TIMESTAMP,
  files BIGINT, bytes BIGINT, row_count BIGINT, rescued_rows BIGINT, malformed_files BIGINT,
  decode_ms DOUBLE, insert_ms DOUBLE, commit_ms DOUBLE, checkpoint_ms DOUBLE,
  input_rows_per_second DOUBLE, backlog_files BIGINT, backlog_bytes BIGINT);
`;

/** Batches loaded before there was a row for each: what the ledger still knows of them. */
export const upgradeObservation = `
INSERT INTO ops.autoloader_batches (batch_id, committed_at, files, bytes, row_count, rescued_rows, malformed_files)
SELECT batch_id, max(commit_time), count(*), sum(size)::BIGINT, sum(row_count)::BIGINT, sum(rescued_rows)::BIGINT,
  count_if(status = 'MALFORMED')
FROM ops.autoloader_files
WHERE batch_id IS NOT NULL AND batch_id NOT IN (SELECT batch_id FROM ops.autoloader_batches)
GROUP BY batch_id ORDER BY batch_id;
`;

/**
 * `event_log('f1_data_pipeline')`: Lakeflow's table function, its columns in its order; and
 * `autoloader_progress()`: the batches with their durations under Auto Loader's names and what they come to.
 */
export function createObservationMacros(schema: string): string {
  const name = quoteName(schema);
  return `
CREATE MACRO IF NOT EXISTS ${name}.event_log(pipeline) AS TABLE
SELECT id, sequence, origin, timestamp, message, level, maturity_level, error, details, event_type
FROM ops.event_log WHERE pipeline_name = pipeline ORDER BY sequence;
CREATE MACRO IF NOT EXISTS ${name}.autoloader_progress() AS TABLE
SELECT *, decode_ms + insert_ms + commit_ms + checkpoint_ms AS trigger_execution_ms,
  row_count * 1000 / nullif(decode_ms + insert_ms + coalesce(commit_ms, 0) + coalesce(checkpoint_ms, 0), 0)
    AS processed_rows_per_second,
  bytes / 1000 / nullif(decode_ms + insert_ms + coalesce(commit_ms, 0) + coalesce(checkpoint_ms, 0), 0)
    AS megabytes_per_second
FROM ops.autoloader_batches ORDER BY batch_id;`;
}
