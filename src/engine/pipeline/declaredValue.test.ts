import {beforeAll, expect, test} from 'vitest';
import type {ColumnType} from '#/lakehouse/define';
import {openTestDatabase} from '#/testing/duckdb';
import {declaredValue} from './declaredValue';

let db: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  db = await openTestDatabase();
});

test.each([
  ['VARCHAR', "'91.25'", 'DOUBLE', '91.25'],
  ['VARCHAR', "'fast'", 'DOUBLE', 'NULL'],
  ['DOUBLE', '2.0', 'BIGINT', '2'],
  ['DOUBLE', '2.5', 'BIGINT', 'NULL'],
  ['VARCHAR', "'9007199254740993'", 'BIGINT', '9007199254740993'],
  ['VARCHAR', "'2.5'", 'BIGINT', 'NULL'],
  ['VARCHAR', "'true'", 'BOOLEAN', 'true'],
  ['VARCHAR', "'2023-09-17T11:10:11.501000+00:00'", 'TIMESTAMP', '2023-09-17 11:10:11.501'],
  ['VARCHAR', "'2023-09-17T11:10:11+02:00'", 'TIMESTAMP', '2023-09-17 09:10:11'],
  ['VARCHAR', "'soon'", 'TIMESTAMP', 'NULL'],
  ['VARCHAR', "'[1,null]'", 'BIGINT[]', '[1, NULL]'],
] as const)('a %s %s read as declared %s: %s', (stored, value, declared: ColumnType, text) => {
  db.query(`CREATE OR REPLACE TABLE t AS SELECT CAST(${value} AS ${stored}) AS "interval"`);
  const [row] = db
    .query(`SELECT coalesce((${declaredValue('interval', declared)})::VARCHAR, 'NULL') AS v FROM t`)
    .toArray();
  expect(String(row?.toJSON()['v'])).toBe(text);
});
