import {beforeAll, expect, test} from 'vitest';
import {parseColumnType} from '#/lakehouse/columnType';
import {openTestDatabase} from '#/testing/duckdb';
import {convertSql} from './convertSql';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  db = await openTestDatabase();
});

/** A column of the type holding the value and NULL, after it was altered inside a transaction that wrote to it. */
function altered(type: string, value: string, to: string): readonly string[] {
  const sql = convertSql('"the ""c"', parseColumnType(type), parseColumnType(to));
  db.query(`CREATE OR REPLACE TABLE t ("the ""c" ${type}, n BIGINT)`);
  db.query(`INSERT INTO t VALUES (${value}, 1)`);
  db.query('BEGIN');
  db.query('INSERT INTO t VALUES (NULL, 2), (NULL, 3)');
  db.query('DELETE FROM t WHERE n = 3');
  db.query(`ALTER TABLE t ALTER COLUMN "the ""c" TYPE ${to} USING ${sql}`);
  db.query('COMMIT');
  return db
    .query(`SELECT coalesce("the ""c"::VARCHAR, 'NULL') FROM t ORDER BY n`)
    .toArray()
    .map((row) => String(Object.values(row.toJSON())[0]));
}

test.each([
  ['BIGINT', '12', 'DOUBLE', '12.0'],
  ['BIGINT', '9223372036854775807', 'VARCHAR', '9223372036854775807'],
  ['DOUBLE', '100', 'VARCHAR', '100'],
  ['DOUBLE', '0.1', 'VARCHAR', '0.1'],
  ['DOUBLE', '69.44200000000001', 'VARCHAR', '69.44200000000001'],
  ['DOUBLE', '1e20', 'VARCHAR', '1e+20'],
  ['BOOLEAN', 'true', 'VARCHAR', 'true'],
  ['DATE', "DATE '2024-02-29'", 'VARCHAR', '2024-02-29'],
  ['DATE', "DATE '2024-02-29'", 'TIMESTAMP', '2024-02-29 00:00:00'],
  [
    'TIMESTAMP',
    "TIMESTAMP '2023-09-17 11:10:11.501'",
    'VARCHAR',
    '2023-09-17T11:10:11.501000+00:00',
  ],
  ['TIMESTAMP', "TIMESTAMP '1969-12-31 23:59:59'", 'VARCHAR', '1969-12-31T23:59:59+00:00'],
  ['BIGINT[]', '[1, NULL]', 'DOUBLE[]', '[1.0, NULL]'],
  ['BIGINT[]', '[1, NULL]', 'VARCHAR', '[1,null]'],
  ['BIGINT[]', '[]', 'VARCHAR', '[]'],
  [
    'TIMESTAMP[]',
    "[TIMESTAMP '2024-01-01', NULL]",
    'VARCHAR[]',
    "['2024-01-01T00:00:00+00:00', NULL]",
  ],
  [
    'STRUCT(a BIGINT, "b c" DATE)',
    `{'a': 1, 'b c': DATE '2024-01-01'}`,
    'STRUCT(a DOUBLE, "b c" VARCHAR, d STRUCT(e BIGINT)[])',
    "{'a': 1.0, 'b c': 2024-01-01, 'd': NULL}",
  ],
  [
    'STRUCT(a STRUCT(b BIGINT)[])',
    "{'a': [{'b': 1}, NULL]}",
    'STRUCT(a STRUCT(b VARCHAR, c BIGINT)[])',
    "{'a': [{'b': 1, 'c': NULL}, NULL]}",
  ],
  [
    `STRUCT(a BIGINT, "q""'" VARCHAR, l STRUCT(x DOUBLE, y BOOLEAN)[], t TIMESTAMP, o STRUCT(z BIGINT))`,
    `{'a': NULL, 'q"''': 'line' || chr(10) || '"\\' || chr(1), 'l': [{'x': 1.5, 'y': true}, NULL], 't': TIMESTAMP '2024-01-01', 'o': NULL}`,
    'VARCHAR',
    `{"a":null,"q\\"'":"line\\n\\"\\\\\\u0001","l":[{"x":1.5,"y":true},null],"t":"2024-01-01T00:00:00+00:00","o":null}`,
  ],
])('%s %s as %s', (type, value, to, text) =>
  expect(altered(type, value, to)).toEqual([text, 'NULL']),
);
