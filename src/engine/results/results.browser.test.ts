import {compiled} from '#/testing/compiledEngine';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import {rowStretch} from '#/features/sql/results/resultRows';

let worker: Worker;
let engine: Client<EngineApi>;
const told: EngineEvent['kind'][] = [];

async function start(): Promise<void> {
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi, EngineEvent>(worker, ({kind}) => told.push(kind)).client;
  await engine.open(compiled);
}
beforeAll(start);
afterAll(() => worker.terminate());

let count = 0;
async function begin(sql: string, allowsWrites = false) {
  const id = `r${(count += 1)}`;
  return {id, ...(await engine.startResult({id, sql, allowsWrites}))};
}
async function whenOver(id: string) {
  for (;;) {
    const stand = await engine.awaitResult({id});
    if (stand.isOver) return stand;
  }
}
/** Every row of a statement as text. */
async function texts(sql: string, allowsWrites = false) {
  const {id, columns} = await begin(sql, allowsWrites);
  const {rows} = await whenOver(id);
  const stretch = rowStretch(await engine.resultRows({id, firstRow: 0, count: rows}), columns);
  return Array.from({length: rows}, (_, row) =>
    columns.map((_column, at) => stretch.text(row, at)),
  );
}
const write = (sql: string) => texts(sql, true);

test('windows of a long result are read by number, and its profile says what stands in it', async () => {
  const {id, columns, isQuery} = await begin(
    'select i, i % 3 as third, [i] as l from range(300000) t(i)',
  );
  expect(isQuery).toBe(true);
  expect(columns.map(({type}) => type)).toEqual(['BIGINT', 'BIGINT', 'BIGINT[]']);
  const {rows, isCut} = await whenOver(id);
  expect({rows, isCut}).toEqual({rows: 300_000, isCut: false});
  for (const row of [0, 2047, 2048, 123_456, 299_999]) {
    const stretch = rowStretch(await engine.resultRows({id, firstRow: row, count: 1}), columns);
    expect(stretch.text(row, 0)).toBe(String(row));
    expect(stretch.text(row, 2)).toBe(`[${row}]`);
  }
  const profile = await engine.profileResult({id});
  expect(profile.isSample).toBe(true);
  expect(profile.columns[1]).toMatchObject({nulls: 0, distinct: 3, min: '0', max: '2'});
  await engine.closeResult({id});
  await expect(engine.resultRows({id, firstRow: 0, count: 1})).rejects.toMatchObject({
    code: 'sql.gone',
  });
});

test('a statement is cancelled while it works, and the engine is free at once', async () => {
  const id = 'endless';
  const answer = engine.startResult({
    id,
    sql: 'select sum(a.i * b.i) from range(100000) a(i), range(100000) b(i)',
    allowsWrites: false,
  });
  answer.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await engine.stopResult({id});
  await expect(answer).rejects.toMatchObject({code: 'cancelled'});
  expect(await texts('select 1')).toEqual([['1']]);
});

test('an error says where it is in the text as it was written', async () => {
  const place = async (sql: string) =>
    begin(sql).then(
      () => null,
      (error: unknown) => (error as {details: {position?: number}}).details.position,
    );
  expect(await place('selec 1')).toBe(0);
  expect(await place("-- ü\nselect 'ü', colour from range(3)")).toBe(17);
  expect(await place('select [1], x from range(3)')).toBe(12);
  await expect(begin('select nothing')).rejects.toMatchObject({
    code: 'sql.invalid',
    message: expect.stringMatching(
      /^Binder Error: Referenced column "nothing" was not found/,
    ) as string,
  });
});

test('the profile of a list of times says what it can', async () => {
  const {id} = await begin(
    "select [timestamp '2024-09-22 12:00:00'] as l, [timestamptz '2024-09-22 12:00:00+00'] as z from range(3)",
  );
  await whenOver(id);
  const {columns} = await engine.profileResult({id});
  expect(columns).toMatchObject([
    {nulls: 0, distinct: 1, histogram: [], top: [{rows: 3}]},
    {nulls: 0, distinct: 1, histogram: [], top: [{rows: 3}]},
  ]);
});

test('an error is told in the words of DuckDB, wherever it is found', async () => {
  const said = async (sql: string, allowsWrites = false) => {
    const answer = begin(sql, allowsWrites).then(({id}) => whenOver(id));
    return answer.then(
      () => null,
      (error: unknown) => error,
    );
  };
  expect(await said("select 1, 'Spa")).toMatchObject({
    code: 'sql.invalid',
    message: `Parser Error: unterminated quoted string at or near "'Spa"`,
    details: {position: 10},
  });
  expect(await said("select 'Spa")).toMatchObject({
    code: 'sql.invalid',
    message: `Parser Error: unterminated quoted string at or near "'Spa"`,
    details: {position: 7},
  });
  expect(await said('alter table scratch.a rename to ops.b', true)).toMatchObject({
    code: 'sql.invalid',
    message: 'Parser Error: syntax error at or near "."',
    details: {position: 35},
  });
  const late = "case when i = 90000 then error('late {lap}') else i end";
  expect(await said(`select ${late} from range(100000) t(i)`)).toMatchObject({
    message: 'Invalid Input Error: late {lap}',
  });
});

test('rows that a statement has written are told with their types, or it is undone', async () => {
  await write(
    "create table scratch.told (d decimal(9,2), h double, ended timestamp, day date, t varchar, tyre enum('SOFT'))",
  );
  const values = "(12.5, 0.1, '2024-09-22 12:00:00', '2024-09-22', 'x', 'SOFT')";
  const {columns} = await begin(`insert into scratch.told values ${values} returning d`, true);
  expect(columns).toEqual([{name: 'd', type: 'DECIMAL(9,2)'}]);
  expect(
    await write(
      `insert into scratch.told values ${values} returning d, h, ended, day, t, d > 1 as more`,
    ),
  ).toEqual([['12.50', '0.1', '2024-09-22 12:00:00', '2024-09-22', 'x', 'true']]);
  await expect(begin('delete from scratch.told returning *', true)).rejects.toMatchObject({
    code: 'sql.invalid',
    message: expect.stringMatching(/"tyre".*::VARCHAR/) as string,
  });
  expect(await texts('select count(*) from scratch.told')).toEqual([['2']]);
  expect(await write('delete from scratch.told returning tyre::varchar as tyre')).toEqual([
    ['SOFT'],
    ['SOFT'],
  ]);
  await write('drop table scratch.told');
});

test('what is written to scratch is there after the engine is killed', async () => {
  await write('create table scratch.mine as select i from range(5) t(i)');
  await write('insert into scratch.mine select 5');
  await write('update scratch.mine set i = i * 10');
  await write('delete from scratch.mine where i = 0');
  await expect(begin('select year(now())')).rejects.toMatchObject({
    code: 'engine.crashed',
    message: expect.stringContaining('now()::TIMESTAMP') as string,
  });
  worker.terminate();
  await start();
  expect(await texts('select count(*), sum(i) from scratch.mine')).toEqual([['5', '150']]);
  const writesTold = () => told.filter((kind) => kind === 'scratchWritten').length;
  const before = writesTold();
  await write('drop table scratch.mine');
  expect(writesTold() - before).toBe(1);
  await expect(begin('from scratch.mine')).rejects.toMatchObject({code: 'sql.invalid'});
});

test.each([
  ['create or replace table gold_race_summary as select 1', 'sql.read-only'],
  ['insert into ops.autoloader_sources select * from ops.autoloader_sources', 'sql.read-only'],
  [
    'create table scratch.a(i int references racing_stats.silver_drivers(driver_number))',
    'sql.invalid',
  ],
  ['create table scratch.b as select 1; drop table silver_laps', 'sql.invalid'],
  ['drop schema racing_stats cascade', 'sql.read-only'],
  ["copy (select 1) to 'x.csv'", 'sql.read-only'],
])('nothing else is changed, also where writing is allowed: %s', async (sql, code) => {
  const tables = 'select schema_name, table_name, table_oid from duckdb_tables() order by all';
  const before = await texts(tables);
  await expect(begin(sql, true)).rejects.toMatchObject({code});
  expect(await texts(tables)).toEqual(before);
});
