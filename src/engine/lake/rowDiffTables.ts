/**
 * What updates changed in rows that were there before: `row_diffs` has a row for each table and update that compared
 * any, `row_diff_samples` up to 50 rows of each kind of change, their values as text by column.
 */
export const rowDiffTables = `
CREATE TABLE IF NOT EXISTS ops.row_diffs (
  update_id VARCHAR, table_name VARCHAR, rows_before BIGINT, added BIGINT, removed BIGINT, changed BIGINT,
  recorded_at TIMESTAMP);
CREATE TABLE IF NOT EXISTS ops.row_diff_samples (
  update_id VARCHAR, table_name VARCHAR, change VARCHAR,
  row_before MAP(VARCHAR, VARCHAR), row_after MAP(VARCHAR, VARCHAR), recorded_at TIMESTAMP);
`;
