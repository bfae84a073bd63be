import {compiled} from '#/testing/compiledEngine';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import {decodeArrow} from '#/client/decodeArrow';
import type {EngineApi, EngineEvent, UpdateProgress} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {emptyStorage} from '#/testing/emptyStorage';

let worker: Worker;
let engine: Client<EngineApi>;

beforeAll(async () => {
  await emptyStorage();
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi, EngineEvent>(worker, () => undefined).client;
  await engine.open(compiled);
});
afterAll(() => worker.terminate());

let session = 800_000;
const key = () => (session += 1);

async function rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return decodeArrow((await engine.query({sql})).arrow).rows;
}
const tables = ['bronze_weather', 'bronze_pit', 'bronze_laps', 'bronze_intervals'] as const;
const use = (table: TableName, options: Readonly<Record<string, string>>) =>
  engine.setAutoloaderOptions({table, options});
afterEach(async () => {
  for (const table of tables) await use(table, {});
});
const widening = {schemaEvolutionMode: 'addNewColumnsWithTypeWidening'};

/** Stages one file for each list of rows, loads them, and expects the update to succeed. */
async function load(endpoint: string, ...files: readonly (readonly object[])[]): Promise<void> {
  await stageFiles(endpoint, ...files);
  expect(await run()).toMatchObject({state: 'COMPLETED', malformed: []});
}
async function stageFiles(endpoint: string, ...all: readonly (readonly object[])[]) {
  const files = all.map((of, i) => new File([JSON.stringify(of)], `${endpoint}_${i}.json`));
  const {requests} = await engine.stageLocal({files});
  expect(requests.map(({state}) => state)).toEqual(all.map(() => 'staged'));
}
const run = (): Promise<UpdateProgress> => engine.runPipeline({refresh: 'incremental'});
const typeOf = async (table: string, column: string) =>
  (
    await rows(
      `SELECT data_type FROM duckdb_columns() WHERE table_name = '${table}' AND column_name = '${column}'`,
    )
  )[0]?.['data_type'];

test('addNewColumnsWithTypeWidening widens what does not fit, and nothing is rescued', async () => {
  const session_key = key();
  const row = {session_key, meeting_key: 1};
  await load('weather', [
    {...row, count: 3, ratio: 100, at: '2024-03-01T10:00:00.5+00:00', day: '2024-03-01', ok: true},
  ]);
  await use('bronze_weather', widening);
  await load(
    'weather',
    [{...row, count: 2.5, day: '2024-03-02T12:00:00'}],
    [{...row, count: 4, ratio: 1.5}],
    [{...row, count: '+1 LAP', at: 'soon', ok: 'maybe'}],
  );
  const found = await rows(
    `SELECT "count", ratio, "at", "day", ok, _rescued_data FROM bronze_weather WHERE session_key = ${session_key} ORDER BY _batch_id, "count"`,
  );
  const nothing = {ratio: null, at: null, day: null, ok: null, _rescued_data: null};
  expect(found).toEqual([
    {
      ...nothing,
      count: '3',
      ratio: 100,
      at: '2024-03-01T10:00:00.500000+00:00',
      day: Date.UTC(2024, 2, 1),
      ok: 'true',
    },
    {...nothing, count: '+1 LAP', at: 'soon', ok: 'maybe'},
    {...nothing, count: '2.5', day: Date.UTC(2024, 2, 2, 12)},
    {...nothing, count: '4', ratio: 1.5},
  ]);
  expect(await typeOf('bronze_weather', 'day')).toBe('TIMESTAMP');
  expect(await typeOf('bronze_weather', 'ratio')).toBe('DOUBLE');
});

test('without it the type stays and the value is rescued', async () => {
  const session_key = key();
  await load('pit', [{session_key, tries: 3}]);
  await load('pit', [{session_key, tries: 2.5}]);
  expect(await typeOf('bronze_pit', 'tries')).toBe('BIGINT');
  const [rescued] = await rows(
    `SELECT tries, _rescued_data FROM bronze_pit WHERE session_key = ${session_key} ORDER BY _batch_id DESC`,
  );
  expect(rescued).toMatchObject({tries: null});
  expect(String(rescued?.['_rescued_data'])).toContain('"tries":2.5');
});

test('a hinted column is not widened', async () => {
  const session_key = key();
  await use('bronze_pit', {...widening, schemaHints: 'stops BIGINT, crew.size BIGINT'});
  await load('pit', [{session_key, stops: 1, crew: {size: 20, chief: 1}}]);
  await load('pit', [{session_key, stops: 1.5, crew: {size: 'many', chief: 'x'}}]);
  const [row] = await rows(
    `SELECT stops, crew, _rescued_data FROM bronze_pit WHERE session_key = ${session_key} ORDER BY _batch_id DESC`,
  );
  expect(row).toMatchObject({stops: null, crew: {size: null, chief: 'x'}});
  expect(String(row?.['_rescued_data'])).toContain('"stops":1.5,"crew.size":"many",');
});

test('silver goes on when a declared column of bronze is widened: what is no number there is NULL', async () => {
  const row = {
    session_key: key(),
    meeting_key: 1,
    driver_number: 1,
    date_start: '2024-03-01T10:00:00',
  };
  await use('bronze_laps', widening);
  await load('laps', [{...row, lap_number: 1, lap_duration: 91.25, is_pit_out_lap: false}]);
  await load('laps', [{...row, lap_number: 2, lap_duration: 'fast', is_pit_out_lap: false}]);
  const laps = (table: string) =>
    rows(
      `SELECT lap_duration AS duration FROM ${table} WHERE session_key = ${row.session_key} ORDER BY lap_number`,
    );
  expect(await laps('bronze_laps')).toEqual([{duration: '91.25'}, {duration: 'fast'}]);
  expect(await laps('silver_laps')).toEqual([{duration: 91.25}, {duration: null}]);
  expect(await engine.runPipeline({refresh: 'full'})).toMatchObject({state: 'COMPLETED'});
  expect(await laps('silver_laps')).toEqual([{duration: 91.25}, {duration: null}]);
});

test('objects become structs, and gain the fields of later files', async () => {
  const session_key = key();
  await load('weather', [
    {session_key, station: {name: 'Spa', sensors: [{id: 1, since: '2024-03-01'}, null]}},
    {session_key, station: null},
  ]);
  await load('weather', [{session_key, station: {sensors: [{id: 2, ok: true}], height: 401.5}}]);
  expect(await typeOf('bronze_weather', 'station')).toBe(
    'STRUCT("name" VARCHAR, sensors STRUCT(id BIGINT, since DATE, ok BOOLEAN)[], height DOUBLE)',
  );
  const found = await rows(
    `SELECT station, _rescued_data FROM bronze_weather WHERE session_key = ${session_key} ORDER BY _batch_id, station IS NULL`,
  );
  expect(found).toEqual([
    {
      station: {
        name: 'Spa',
        sensors: [{id: 1, since: Date.UTC(2024, 2, 1), ok: null}, null],
        height: null,
      },
      _rescued_data: null,
    },
    {station: null, _rescued_data: null},
    {
      station: {name: null, sensors: [{id: 2, since: null, ok: true}], height: 401.5},
      _rescued_data: null,
    },
  ]);
});

test('many files of one batch that each need other types and fields are loaded whole', async () => {
  const session_key = key();
  await use('bronze_pit', widening);
  const files = Array.from({length: 24}, (_, i) => [
    {session_key, mixed: i % 3 === 0 ? i : i % 3 === 1 ? i + 0.5 : `text ${i}`},
    {session_key, box: {[`f${i % 5}`]: i % 2 === 0 ? i : i + 0.5}},
  ]);
  await load('pit', ...files);
  const [counts] = await rows(
    `SELECT count(*) AS n, count(mixed) AS mixed, count(box) AS box, count(_rescued_data) AS rescued FROM bronze_pit WHERE session_key = ${session_key}`,
  );
  expect(counts).toEqual({n: 48, mixed: 24, box: 24, rescued: 0});
});

test('in the mode rescue a new field is rescued with its path', async () => {
  const session_key = key();
  await load('intervals', [{session_key, detail: {a: 1}}]);
  await use('bronze_intervals', {schemaEvolutionMode: 'rescue'});
  await load('intervals', [{session_key, detail: {a: 2, b: {c: 3}}}]);
  const [row] = await rows(
    `SELECT detail, _rescued_data FROM bronze_intervals WHERE session_key = ${session_key} ORDER BY _batch_id DESC`,
  );
  expect(row).toMatchObject({detail: {a: 2}});
  expect(String(row?.['_rescued_data'])).toContain('{"detail.b":{"c":3},');
  await use('bronze_intervals', {schemaEvolutionMode: 'failOnNewColumns'});
  await stageFiles('intervals', [{session_key, detail: {d: 4}}]);
  const failed = await run();
  expect(failed).toMatchObject({state: 'FAILED', failure: {code: 'schema.new-columns'}});
  expect(failed.failure?.message).toContain('detail');
  await use('bronze_intervals', {});
  expect((await run()).state).toBe('COMPLETED');
});

test('hints reach into objects and lists of them', async () => {
  const session_key = key();
  await use('bronze_intervals', {
    schemaHints: 'user_info.dob DATE, items.element.price DOUBLE, box STRUCT<w: INT, h: DOUBLE>',
  });
  await load('intervals', [
    {session_key, user_info: {name: 'x'}, items: [{price: 1}], box: {w: 1, h: 2}},
  ]);
  const types = await Promise.all(
    ['user_info', 'items', 'box'].map((column) => typeOf('bronze_intervals', column)),
  );
  expect(types).toEqual([
    'STRUCT("name" VARCHAR, dob DATE)',
    'STRUCT(price DOUBLE)[]',
    'STRUCT(w BIGINT, h DOUBLE)',
  ]);
});
