import {rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DuckDBInstance} from '@duckdb/node-api';
import {expect, test} from 'vitest';
import {databaseSizeSql, sizesSql} from './sizeSql';

test('what the columns of a table are said to take is about what the file has', async () => {
  const file = join(tmpdir(), `sizes-${process.pid}.duckdb`);
  const instance = await DuckDBInstance.create(file);
  const db = await instance.connect();
  await db.run(`CREATE SCHEMA stored;
CREATE TABLE stored.t AS SELECT range AS n, random() AS r, 'x' || range % 9 AS w FROM range(300000);`);
  await db.run('CHECKPOINT');
  const rows = (await db.runAndReadAll(sizesSql('stored.t'))).getRowObjectsJS();
  const [whole] = (await db.runAndReadAll(databaseSizeSql)).getRowObjectsJS();
  db.closeSync();
  instance.closeSync();
  rmSync(file);
  expect(new Set(rows.map(({name}) => name))).toEqual(new Set(['n', 'r', 'w']));
  // Random numbers do not compress: 8 bytes each, and a little more.
  const random = Number(rows.find(({name}) => name === 'r')?.['bytes']);
  expect(random).toBeGreaterThan(300_000 * 6.5);
  expect(random).toBeLessThan(300_000 * 9);
  const total = rows.reduce((sum, {bytes}) => sum + Number(bytes), 0);
  expect(total).toBeLessThanOrEqual(Number(whole?.['used']));
});
