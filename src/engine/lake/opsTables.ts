/**
 * The tables the engine keeps about its own work, in schema `ops`, beside the data, so that one transaction
 * covers both. `autoloader_files` is the ledger: a file that is in it is done, one that is not is pending.
 */
export const opsFormat = 1;

export const opsTables = `
CREATE SCHEMA IF NOT EXISTS ops;
CREATE TABLE IF NOT EXISTS ops.format (version BIGINT);
CREATE TABLE IF NOT EXISTS ops.autoloader_files (
  path VARCHAR, table_name VARCHAR, size BIGINT, sha256 VARCHAR, row_count BIGINT, rescued_rows BIGINT,
  batch_id BIGINT, status VARCHAR, error VARCHAR, error_byte BIGINT,
  discovery_time TIMESTAMP, processed_time TIMESTAMP, commit_time TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.table_versions (
  table_name VARCHAR, version BIGINT, row_count BIGINT, fingerprint VARCHAR,
  update_id VARCHAR, committed_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.table_changes (
  table_name VARCHAR, version BIGINT, session_key BIGINT, meeting_key BIGINT);
CREATE TABLE IF NOT EXISTS ops.flow_inputs (table_name VARCHAR, input_name VARCHAR, version BIGINT);
CREATE TABLE IF NOT EXISTS ops.updates (
  update_id VARCHAR, state VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, progress VARCHAR);
CREATE TABLE IF NOT EXISTS ops.expectations (
  update_id VARCHAR, table_name VARCHAR, name VARCHAR, on_violation VARCHAR,
  passed BIGINT, failed BIGINT, recorded_at TIMESTAMP);
`;
