import {beforeAll, describe, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {quoteName} from '#/base/quoteSql';
import {sourcesTable} from '#/lakehouse/bronze/storedBronze';
import {
  columnsSql,
  expectationsSql,
  hasExpectationsSql,
  pageSql,
  quarantineCountSql,
  quarantineSql,
} from './tableSql';

type Database = Awaited<ReturnType<typeof openTestDatabase>>;
let db: Database;
const rows = (sql: string): unknown =>
  db
    .query(sql)
    .toArray()
    .map((row: {toJSON(): unknown}) => row.toJSON());

beforeAll(async () => {
  db = await openTestDatabase();
  db.query(`CREATE SCHEMA ops; CREATE SCHEMA stored;
CREATE TABLE ${sourcesTable} AS SELECT 1 AS _file, 'laps/b.json' AS _source_file
  UNION ALL SELECT 2, 'laps/a.json';
CREATE TABLE silver_laps (lap BIGINT, ${quoteName('a "b"')} DOUBLE);
INSERT INTO silver_laps VALUES (3, 0.5), (1, NULL), (2, 0.1);
CREATE TABLE stored.bronze_laps AS SELECT *, lap % 2 + 1 AS _file FROM silver_laps;
CREATE VIEW bronze_laps AS SELECT lap, ${quoteName('a "b"')}, _source_file
  FROM stored.bronze_laps JOIN ${sourcesTable} USING (_file)`);
});

describe.each(['bronze_laps', 'silver_laps'] as const)('%s', (table) => {
  test('without a sort rows come as they were inserted', () =>
    expect(rows(pageSql(table, {offset: 1, limit: 2, sort: null}))).toMatchObject([
      {lap: 1n},
      {lap: 2n},
    ]));

  test.each([
    [false, [0.1, 0.5, null]],
    [true, [0.5, 0.1, null]],
  ])('sorted with descending %s, NULLs come last', (descending, expected) => {
    const sql = pageSql(table, {offset: 0, limit: 9, sort: {column: 'a "b"', descending}});
    expect(rows(sql)).toMatchObject(expected.map((value) => ({'a "b"': value})));
  });

  test('a sorted page goes on where the one before ended', () =>
    expect(
      rows(pageSql(table, {offset: 2, limit: 9, sort: {column: 'lap', descending: true}})),
    ).toMatchObject([{lap: 1n}]));
});

test('bronze is sorted by where its rows come from, too, and rows of one file stay in their order', () =>
  expect(
    rows(
      pageSql('bronze_laps', {
        offset: 0,
        limit: 9,
        sort: {column: '_source_file', descending: false},
      }),
    ),
  ).toEqual([
    {lap: 3n, 'a "b"': 0.5, _source_file: 'laps/a.json'},
    {lap: 1n, 'a "b"': null, _source_file: 'laps/a.json'},
    {lap: 2n, 'a "b"': 0.1, _source_file: 'laps/b.json'},
  ]));

test('columns are told in their order', () =>
  expect(rows(columnsSql('silver_laps'))).toEqual([
    {column_name: 'lap', data_type: 'BIGINT'},
    {column_name: 'a "b"', data_type: 'DOUBLE'},
  ]));

test('the newest counts of an expectation are shown', () => {
  expect(rows(hasExpectationsSql)).toEqual([{present: false}]);
  db.query(
    'CREATE TABLE ops.expectation_results (update_id VARCHAR, flow VARCHAR, rule VARCHAR, kind VARCHAR, action VARCHAR, passed BIGINT, failed BIGINT, recorded_at TIMESTAMP)',
  );
  db.query(
    "INSERT INTO ops.expectation_results VALUES ('1','bronze_laps','positive','row','drop',9,1,'2026-01-01'), ('2','bronze_laps','positive','row','drop',12,0,'2026-01-02'), ('2','bronze_pit','other','row','warn',1,1,'2026-01-02')",
  );
  expect(rows(hasExpectationsSql)).toEqual([{present: true}]);
  expect(rows(expectationsSql('bronze_laps'))).toEqual([
    {name: 'positive', passed: 12n, failed: 0n, at: BigInt(Date.UTC(2026, 0, 2))},
  ]);
});

test('quarantined rows say first which rules they broke', () => {
  db.query(
    'CREATE TABLE quarantine_silver_laps (lap BIGINT, _failed_expectations VARCHAR[], _quarantined_timestamp TIMESTAMP)',
  );
  db.query(
    "INSERT INTO quarantine_silver_laps VALUES (0, ['lap_counts_from_one'], now()::TIMESTAMP)",
  );
  expect(rows(quarantineCountSql('silver_laps'))).toEqual([{quarantined: 1n}]);
  const [first] = rows(quarantineSql('silver_laps', 5)) as [object];
  expect(Object.keys(first)).toEqual(['_failed_expectations', '_quarantined_timestamp', 'lap']);
});
