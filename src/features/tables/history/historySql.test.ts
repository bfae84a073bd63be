import {beforeAll, expect, test} from 'vitest';
import {opsTables} from '#/engine/lake/opsTables';
import {versionSql} from '#/engine/lake/versions';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {historySql, type TableVersionRow, touchedText} from './historySql';

let history: readonly TableVersionRow[];
beforeAll(async () => {
  const db = await openTestDatabase();
  db.query(`${opsTables} CREATE TABLE silver_laps (session_key BIGINT)`);
  const write = (version: number, sessions: readonly (number | null)[]) => {
    db.query(
      `INSERT INTO silver_laps VALUES ${sessions.map((key) => `(${key ?? 0})`).join(', ')};`,
    );
    db.query(
      versionSql({
        table: 'silver_laps',
        version,
        fingerprint: 'f',
        updateId: `update ${version}`,
        changes: sessions
          .map((key) => `SELECT ${key} AS session_key, NULL::BIGINT AS meeting_key`)
          .join(' UNION ALL '),
      }),
    );
  };
  write(1, [null]);
  write(2, [7, 8]);
  write(3, [9]);
  db.query(
    "INSERT INTO ops.row_diffs VALUES ('update 3', 'silver_laps', 3, 1, 0, 2, now()::TIMESTAMP), ('update 3', 'silver_pit', 3, 9, 9, 9, now()::TIMESTAMP)",
  );
  // SQL decides the shape.
  history = plainRows(db, historySql('silver_laps')) as unknown as readonly TableVersionRow[];
});

test('every version is kept, the newest first, with the rows before it', () =>
  expect(history).toMatchObject([
    {version: 3, rows: 4, rows_before: 3, update_id: 'update 3', added: 1, removed: 0, changed: 2},
    {version: 2, rows: 3, rows_before: 1, update_id: 'update 2', added: null},
    {version: 1, rows: 1, rows_before: 0, update_id: 'update 1', added: null},
  ]));

test('what a version wrote is told in words', () =>
  expect(history.map(touchedText)).toEqual(['1 session', '2 sessions', 'the whole table']));
