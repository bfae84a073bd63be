import {quoteName} from '#/base/quoteSql';
import {createSources} from './sources';
import {observationTables, upgradeObservation} from './observationTables';
import {createRequestLogTable} from './requestLogTable';
import {rowDiffTables} from './rowDiffTables';

/**
 * The tables the engine keeps about its own work, in schema `ops`, beside the data, so that one transaction
 * covers both. `autoloader_files` is the ledger: a file that is in it is done, one that is not is pending. It
 * has the columns of Databricks' `cloud_files_state` besides our own; `autoloader_actions` notes what a person
 * made the ledger forget or skip, and up to which batch it had come by then, and that a lake takes the place of one that
 * had loaded files. `doomed_files` are those that a deletion
 * has yet to remove, and whether the ledger forgets them then.
 *
 * Formats 1 to 4 lacked what `upgradeOps` adds; up to format 3 bronze rows were stored as `storeBronzeSql` finds them.
 */
export const opsFormat = 5;

export const opsTables = `
CREATE SCHEMA IF NOT EXISTS ops;
CREATE TABLE IF NOT EXISTS ops.format (version BIGINT);
CREATE TABLE IF NOT EXISTS ops.autoloader_files (
  path VARCHAR, table_name VARCHAR, size BIGINT, sha256 VARCHAR, row_count BIGINT, rescued_rows BIGINT,
  batch_id BIGINT, status VARCHAR, error VARCHAR, error_byte BIGINT,
  discovery_time TIMESTAMP, processed_time TIMESTAMP, commit_time TIMESTAMP,
  create_time TIMESTAMP, archive_time TIMESTAMP, archive_mode VARCHAR, move_location VARCHAR,
  source_id VARCHAR, flow_name VARCHAR, malformed_rows BIGINT, modification_time TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.table_versions (
  table_name VARCHAR, version BIGINT, row_count BIGINT, fingerprint VARCHAR,
  update_id VARCHAR, committed_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.past_versions (
  table_name VARCHAR, version BIGINT, row_count BIGINT, fingerprint VARCHAR,
  update_id VARCHAR, committed_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.table_changes (
  table_name VARCHAR, version BIGINT, session_key BIGINT, meeting_key BIGINT);
CREATE TABLE IF NOT EXISTS ops.flow_inputs (table_name VARCHAR, input_name VARCHAR, version BIGINT);
CREATE TABLE IF NOT EXISTS ops.updates (
  update_id VARCHAR, state VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, progress VARCHAR);
CREATE TABLE IF NOT EXISTS ops.expectation_results (
  update_id VARCHAR, flow VARCHAR, rule VARCHAR, kind VARCHAR, action VARCHAR,
  passed BIGINT, failed BIGINT, recorded_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.autoloader_actions (
  action VARCHAR, table_name VARCHAR, files BIGINT, removed_rows BIGINT,
  last_batch BIGINT, last_processed_time TIMESTAMP, acted_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.doomed_files (path VARCHAR, forgets BOOLEAN);
${createSources}${observationTables}${rowDiffTables}${createRequestLogTable}`;

export const noteFormat = `INSERT INTO ops.format VALUES (${opsFormat});`;

const columnsSinceFormat1 = {
  create_time: 'TIMESTAMP',
  archive_time: 'TIMESTAMP',
  archive_mode: 'VARCHAR',
  move_location: 'VARCHAR',
  source_id: 'VARCHAR',
  flow_name: 'VARCHAR',
  malformed_rows: 'BIGINT',
  modification_time: 'TIMESTAMP',
} as const;

/** Until format 3 what rules came to was in another table; what was called drop there has always been kept. */
const upgradeExpectations = `
CREATE TABLE IF NOT EXISTS ops.expectations (
  update_id VARCHAR, table_name VARCHAR, name VARCHAR, on_violation VARCHAR,
  passed BIGINT, failed BIGINT, recorded_at TIMESTAMP);
INSERT INTO ops.expectation_results
SELECT update_id, table_name, name, 'row', CASE on_violation WHEN 'drop' THEN 'quarantine' ELSE on_violation END,
  passed, failed, recorded_at
FROM ops.expectations;
DROP TABLE ops.expectations;`;

/**
 * Brings the tables of an older lake to `opsFormat` and notes the format; harmless for one that is there. Run it
 * in a transaction.
 */
export const upgradeOps = `
${Object.entries(columnsSinceFormat1)
  .map(
    ([name, type]) => `ALTER TABLE ops.autoloader_files ADD COLUMN IF NOT EXISTS ${name} ${type};`,
  )
  .join('\n')}
UPDATE ops.autoloader_files SET source_id = '0', flow_name = table_name WHERE flow_name IS NULL;
UPDATE ops.autoloader_files SET malformed_rows = 0 WHERE malformed_rows IS NULL;
${upgradeObservation}
${upgradeExpectations}
${noteFormat}
`;

/**
 * `cloud_files_state('bronze_laps')`: Auto Loader's table function, its columns in its order. `commit_time` is
 * NULL for a file that was skipped; files not yet in the ledger do not show.
 */
export function createCloudFilesState(schema: string): string {
  return `CREATE MACRO IF NOT EXISTS ${quoteName(schema)}.cloud_files_state(flow) AS TABLE
SELECT path, size, create_time, discovery_time, processed_time, commit_time, archive_time, archive_mode,
  move_location, source_id, flow_name
FROM ops.autoloader_files WHERE flow_name = flow;`;
}
