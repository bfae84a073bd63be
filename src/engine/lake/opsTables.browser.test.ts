import {afterEach, expect, test} from 'vitest';
import {hashBytes} from '../autoloader/decode/hashFile';
import {openDatabase} from '../db/database';
import {readLedger, writeLedger} from './ledger';
import {type Lake, openLake} from './openLake';
import {opsFormat} from './opsTables';

let lake: Lake | null = null;
let count = 0;

async function open(name: string): Promise<Lake> {
  lake = await openLake(name, 'racing');
  return lake;
}
async function close(): Promise<void> {
  await lake?.database.close();
  lake = null;
}
afterEach(close);

const ledgerOfFormat1 = `
CREATE TABLE ops.autoloader_files (
  path VARCHAR, table_name VARCHAR, size BIGINT, sha256 VARCHAR, row_count BIGINT, rescued_rows BIGINT,
  batch_id BIGINT, status VARCHAR, error VARCHAR, error_byte BIGINT,
  discovery_time TIMESTAMP, processed_time TIMESTAMP, commit_time TIMESTAMP);`;

/** A lake as format 1 left it, with one file of batch 7 in its ledger. */
async function lakeOfFormat1(): Promise<string> {
  count += 1;
  const name = `ops_${count}`;
  const opened = await open(name);
  await opened.commit(() =>
    opened.writer.run(`DROP MACRO TABLE racing.cloud_files_state; DROP TABLE ops.autoloader_files;
DROP TABLE ops.autoloader_actions; DELETE FROM ops.format; INSERT INTO ops.format VALUES (1);
${ledgerOfFormat1}
INSERT INTO ops.autoloader_files VALUES ('laps/a.json', 'bronze_laps', 10, NULL, 2, 0, 7, 'LOADED', NULL, NULL,
  TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-02', TIMESTAMP '2026-01-03');`),
  );
  await close();
  return name;
}

const entry = {
  path: 'laps/b.json',
  table: 'bronze_laps',
  bytes: 5,
  sha256: null,
  rows: 1,
  rescuedRows: 0,
  malformed: null,
  malformedRows: 2,
  createdAt: Date.UTC(2026, 1, 1),
  discoveredAt: Date.UTC(2026, 1, 2),
  processedAt: Date.UTC(2026, 1, 3),
} as const;

test('a lake of format 1 keeps its files and takes new ones, with the columns of the present one', async () => {
  const name = await lakeOfFormat1();
  for (const visit of ['first', 'second']) {
    const {writer, recovery} = await open(name);
    expect(recovery, visit).toBe('none');
    const [row] = await writer.rows('SELECT max(version) AS version FROM ops.format');
    expect(row, visit).toEqual({version: opsFormat});
    expect(await readLedger(writer), visit).toMatchObject({lastBatch: 7});
    expect(
      await writer.rows("SELECT path, flow_name FROM cloud_files_state('bronze_laps')"),
      visit,
    ).toEqual([{path: 'laps/a.json', flow_name: 'bronze_laps'}]);
    await close();
  }
  const opened = await open(name);
  await opened.commit(() => writeLedger(opened.writer, 8, [entry]));
  expect(
    await opened.writer.rows('SELECT malformed_rows FROM ops.autoloader_files ORDER BY path'),
  ).toEqual([{malformed_rows: 0}, {malformed_rows: 2}]);
  expect(await readLedger(opened.writer)).toEqual({
    paths: new Set(['laps/a.json', 'laps/b.json']),
    lastBatch: 8,
    lastIngestedAt: entry.processedAt,
  });
});

/** A lake as format 3 left it: where a bronze row comes from stands in the row, and one was loaded twice. */
const bronzeOfFormat3 = `
DELETE FROM ops.format; INSERT INTO ops.format VALUES (3); DROP TABLE ops.autoloader_sources;
DROP VIEW racing.bronze_weather; DROP TABLE stored.bronze_weather;
DROP VIEW racing.bronze_pit; DROP TABLE stored.bronze_pit;
CREATE TABLE racing.bronze_weather (session_key BIGINT, "the wind" DOUBLE, _source_file VARCHAR, _ingestion_timestamp TIMESTAMP,
  _batch_id BIGINT, _rescued_data VARCHAR, station VARCHAR);
CREATE TABLE racing.bronze_pit AS SELECT 5 AS lap_number, * EXCLUDE (session_key, station, "the wind") FROM racing.bronze_weather;
INSERT INTO racing.bronze_weather VALUES (9606, 1.5, 'weather/a.json', TIMESTAMP '2026-01-01', 1, NULL, 'x'),
  (9606, 2.5, 'weather/a.json', TIMESTAMP '2026-01-01', 1, '{}', NULL), (9161, NULL, 'weather/b.json', TIMESTAMP '2026-01-01', 1, NULL, NULL),
  (9606, 1.5, 'weather/a.json', TIMESTAMP '2026-01-02', 2, NULL, 'x'), (7, NULL, NULL, NULL, NULL, NULL, NULL);`;

test('a lake of format 3 keeps every bronze row with where it comes from', async () => {
  count += 1;
  const name = `ops_${count}`;
  const all = 'SELECT * FROM bronze_weather ORDER BY ALL';
  const before = await open(name);
  await before.commit(() => before.writer.run(bronzeOfFormat3));
  const rows = await before.writer.rows(all);
  expect(rows).toHaveLength(5);
  await close();
  for (const visit of ['first', 'second']) {
    const {writer} = await open(name);
    expect(await writer.rows(all), visit).toEqual(rows);
    expect(await writer.rows('SELECT count(*) AS n FROM ops.autoloader_sources'), visit).toEqual([
      {n: 4},
    ]);
    expect(await writer.rows('SELECT * FROM bronze_pit'), visit).toEqual([]);
    await close();
  }
});

test('what rules came to in a lake of format 3 is kept, and what was called drop was quarantine', async () => {
  count += 1;
  const name = `ops_${count}`;
  const opened = await open(name);
  await opened.commit(() =>
    opened.writer.run(`DELETE FROM ops.format; INSERT INTO ops.format VALUES (3);
CREATE TABLE ops.expectations (update_id VARCHAR, table_name VARCHAR, name VARCHAR, on_violation VARCHAR,
  passed BIGINT, failed BIGINT, recorded_at TIMESTAMP);
INSERT INTO ops.expectations VALUES ('u', 'silver_laps', 'valid_lap', 'drop', 8, 2, TIMESTAMP '2026-01-01'),
  ('u', 'silver_laps', 'plausible', 'warn', 9, 1, TIMESTAMP '2026-01-01');`),
  );
  await close();
  for (const visit of ['first', 'second']) {
    const {writer} = await open(name);
    const kept = await writer.rows(
      'SELECT flow, rule, kind, action, passed, failed FROM ops.expectation_results ORDER BY rule DESC',
    );
    expect(kept, visit).toEqual([
      {
        flow: 'silver_laps',
        rule: 'valid_lap',
        kind: 'row',
        action: 'quarantine',
        passed: 8,
        failed: 2,
      },
      {flow: 'silver_laps', rule: 'plausible', kind: 'row', action: 'warn', passed: 9, failed: 1},
    ]);
    await close();
  }
});

test('a sound lake that cannot be brought up to date stays as it was, and is when the reason is gone', async () => {
  const name = await lakeOfFormat1();
  const opened = await open(name);
  // What has become of the table is nothing that an upgrade knows.
  await opened.commit(() =>
    opened.writer.run(`DELETE FROM ops.format; INSERT INTO ops.format VALUES (1);
DROP TABLE ops.autoloader_actions; COMMENT ON TABLE ops.format IS 'older';
CREATE TABLE ops.expectations AS SELECT 'u' AS update_id, 'many' AS passed`),
  );
  await close();
  await expect(open(name)).rejects.toMatchObject({
    code: 'lake.not-ready',
    message: expect.stringMatching(/left as it was: .*table_name/),
  });
  const files: string[] = [];
  for await (const file of (await navigator.storage.getDirectory()).keys()) files.push(file);
  expect(files.filter((file) => file.startsWith(`${name}.duckdb.`))).toEqual([
    `${name}.duckdb.wal`,
  ]);
  const database = await openDatabase(name);
  const session = await database.connect();
  expect(
    await session.rows(`SELECT table_name FROM duckdb_tables()
WHERE table_name IN ('autoloader_actions', 'expectations')`),
  ).toEqual([{table_name: 'expectations'}]);
  await session.run('DROP TABLE ops.expectations');
  await database.checkpoint(session);
  await database.close();
  const {writer, recovery} = await open(name);
  expect(recovery).toBe('none');
  expect(await readLedger(writer)).toMatchObject({lastBatch: 7});
});

test('a lake of a later format is left alone', async () => {
  const name = await lakeOfFormat1();
  const opened = await open(name);
  await opened.commit(() => opened.writer.run(`INSERT INTO ops.format VALUES (${opsFormat + 1})`));
  await close();
  await expect(open(name)).rejects.toMatchObject({code: 'lake.unopenable'});
});

test('a lake as declared is opened without a write; one that another version made gets what it lacks', async () => {
  count += 1;
  const name = `ops_${count}`;
  const bytes = async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(`${name}.duckdb`)).getFile();
    return hashBytes(new Uint8Array(await file.arrayBuffer()));
  };
  await open(name);
  await close();
  const before = await bytes();
  await open(name);
  await close();
  expect(await bytes()).toBe(before);
  const opened = await open(name);
  await opened.commit(() =>
    opened.writer.run(
      "DROP MACRO TABLE racing.cloud_files_state; COMMENT ON TABLE ops.format IS 'another'",
    ),
  );
  await close();
  const {writer} = await open(name);
  expect(await writer.rows("SELECT * FROM cloud_files_state('bronze_laps')")).toEqual([]);
});

test('a ledger of 100,000 files is read in less than a second', async () => {
  count += 1;
  const opened = await open(`ops_${count}`);
  const {writer} = opened;
  expect(await readLedger(writer)).toEqual({paths: new Set(), lastBatch: 0, lastIngestedAt: 0});
  await opened.commit(() =>
    writer.run(`INSERT INTO ops.autoloader_files (path, table_name, batch_id, status)
SELECT 'car_data/car_data_20261122_' || i || '.json', 'bronze_car_data', i // 1000, 'LOADED' FROM range(100000) t(i)`),
  );
  const begin = performance.now();
  const {paths, lastBatch} = await readLedger(writer);
  const ms = performance.now() - begin;
  console.info(`100,000 files read in ${Math.round(ms)} ms`);
  expect(paths.size).toBe(100_000);
  expect(paths).toContain('car_data/car_data_20261122_99999.json');
  expect(lastBatch).toBe(99);
  expect(ms).toBeLessThan(1000);
});
