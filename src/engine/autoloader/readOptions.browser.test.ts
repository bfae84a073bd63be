import {compiled} from '#/testing/compiledEngine';
import {tableFromIPC} from '@uwdata/flechette';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {emptyStorage} from '#/testing/emptyStorage';

let worker: Worker;
let engine: Client<EngineApi>;

async function start(): Promise<void> {
  worker = new Worker(new URL('../engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi, EngineEvent>(worker, () => undefined).client;
  await engine.open(compiled);
}
beforeAll(async () => {
  await emptyStorage();
  await start();
});
afterAll(() => worker.terminate());

let session = 800_000;
const key = () => (session += 1);
const folderPath = 'Volumes/f1_data/racing_stats/pipeline_storage/staging/weather';

async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  const {arrow} = await engine.query({sql});
  return tableFromIPC(arrow, {useBigInt: false}).toArray();
}
const use = (
  options: Readonly<Record<string, string>>,
  table: TableName | null = 'bronze_weather',
) => engine.setAutoloaderOptions({table, options});
afterEach(async () => {
  for (const table of [null, 'bronze_weather', 'bronze_pit'] as const) await use({}, table);
});

async function folder(): Promise<FileSystemDirectoryHandle> {
  let at = await navigator.storage.getDirectory();
  for (const part of folderPath.split('/')) at = await at.getDirectoryHandle(part, {create: true});
  return at;
}
/** Puts a file there by other means than the app's. */
async function put(name: string, content: FileSystemWriteChunkType): Promise<string> {
  const file = await (await folder()).getFileHandle(name, {create: true});
  const writable = await file.createWritable();
  await writable.write(content);
  await writable.close();
  await engine.rescan({});
  return `weather/${name}`;
}
const run = () => engine.runPipeline({refresh: 'incremental'});
const flow = async (table: TableName) =>
  (await run()).flows.find((one) => one.table === table) ?? null;
const ledgerOf = async (path: string) =>
  (
    await rows(
      `SELECT status, row_count, rescued_rows, malformed_rows, error, error_byte FROM ops.autoloader_files WHERE path = '${path}'`,
    )
  )[0];
const bronze = (path: string, columns: string) =>
  rows(`SELECT ${columns} FROM bronze_weather WHERE _source_file = '${path}' ORDER BY session_key`);
const gzip = async (text: string) =>
  new Uint8Array(
    await new Response(
      new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer(),
  );

test('schemaEvolutionMode none drops new keys, and keeps them where rescuedDataColumn is set', async () => {
  await use({schemaEvolutionMode: 'none'});
  const [a, b] = [key(), key()];
  const dropped = await put('none_a.json', `[{"session_key":${a},"surplus":1,"rainfall":"x"}]`);
  expect(await flow('bronze_weather')).toMatchObject({state: 'COMPLETED', expectations: []});
  expect(await bronze(dropped, 'session_key, rainfall, _rescued_data')).toEqual([
    {session_key: a, rainfall: null, _rescued_data: null},
  ]);
  await use({schemaEvolutionMode: 'none', rescuedDataColumn: '_rescued_data'});
  const kept = await put('none_b.json', `[{"session_key":${b},"surplus":1}]`);
  expect(await flow('bronze_weather')).toMatchObject({
    rescuedRows: 1,
    expectations: [{name: 'no_rescued_data', failed: 1}],
  });
  const [row] = await bronze(kept, '_rescued_data');
  expect(row?.['_rescued_data']).toContain('"surplus":1');
  await expect(rows('SELECT surplus FROM bronze_weather')).rejects.toMatchObject({
    code: 'sql.invalid',
  });
});

test('rescuedDataColumn names the column of the rescued data, which is counted as ever', async () => {
  await use({rescuedDataColumn: 'odd_values'});
  const path = await put(
    'rescued.json',
    `[{"session_key":${key()},"rainfall":"x"},{"rainfall":1}]`,
  );
  expect(await flow('bronze_weather')).toMatchObject({
    rescuedRows: 1,
    expectations: [{name: 'no_rescued_data', passed: 1, failed: 1}],
  });
  const all = await bronze(path, 'odd_values, _rescued_data');
  expect(all.map((row) => row['_rescued_data'])).toEqual([null, null]);
  expect(all.map((row) => row['odd_values'])).toEqual([expect.stringContaining('"x"'), null]);
  expect(await ledgerOf(path)).toMatchObject({rescued_rows: 1});
});

test('a rescuedDataColumn that holds something else fails the table’s flow alone', async () => {
  await put('taken_a.json', `[{"session_key":${key()},"gusts":1}]`);
  await run();
  await use({rescuedDataColumn: 'Gusts'});
  const path = await put('taken_b.json', `[{"session_key":${key()}}]`);
  const failed = await run();
  expect(failed).toMatchObject({state: 'FAILED', failure: {code: 'config.invalid'}});
  expect(failed.flows.find(({table}) => table === 'bronze_pit')?.state).toBe('COMPLETED');
  expect(failed.flows.find(({table}) => table === 'silver_weather')?.state).toBe('SKIPPED');
  await use({});
  expect((await run()).state).toBe('COMPLETED');
  expect(await ledgerOf(path)).toMatchObject({status: 'LOADED', row_count: 1});
});

test('without readerCaseSensitive a key in other capitals is the column’s', async () => {
  const path = await put('case_a.json', '[{"Session_Key":1}]');
  await run();
  expect(await bronze(path, 'session_key')).toEqual([{session_key: null}]);
  await use({readerCaseSensitive: 'false'});
  const other = await put('case_b.json', '[{"Session_Key":1},{"session_key":2,"SESSION_KEY":3}]');
  await run();
  expect(await bronze(other, 'session_key')).toEqual([{session_key: 1}, {session_key: 3}]);
});

test('DROPMALFORMED drops malformed lines, and sets a malformed array aside', async () => {
  await use({mode: 'DROPMALFORMED'});
  const [a, b] = [key(), key()];
  const lines = await put(
    'drop.ndjson',
    `{"session_key":${a}}\n{"session_key":\n{"session_key":${b}}`,
  );
  const csv = await put('drop.csv', `session_key,rainfall\n${a},1,2\n${b},0\n`);
  const array = await put('drop.json', `[{"session_key":${a}},{"session_key":]`);
  expect(await flow('bronze_weather')).toMatchObject({state: 'COMPLETED', rowsWritten: 3});
  expect(await bronze(lines, 'session_key')).toEqual([{session_key: a}, {session_key: b}]);
  expect(await ledgerOf(lines)).toMatchObject({
    status: 'LOADED',
    row_count: 2,
    malformed_rows: 1,
    error_byte: 38,
  });
  expect(await ledgerOf(csv)).toMatchObject({status: 'LOADED', row_count: 1, malformed_rows: 1});
  expect(await ledgerOf(array)).toMatchObject({status: 'MALFORMED', row_count: 0});
  const {files} = await engine.listFiles({state: 'all', table: null, offset: 0, limit: 100});
  expect(files.find(({path}) => path === lines)).toMatchObject({malformedRows: 1});
});

test('columnNameOfCorruptRecord keeps a malformed line, and a malformed array, as text', async () => {
  await use({columnNameOfCorruptRecord: '_corrupt_record'});
  const a = key();
  const lines = await put('keep.ndjson', `oops\n{"session_key":${a}}`);
  const array = await put('keep.json', `[{"session_key":${a}},`);
  const long = await put('keep_long.json', `[{"session_key":${a}},${' '.repeat(2 ** 20)}`);
  const zipped = await put('keep_gzip.json.gz', await gzip('[{"session_key":'));
  await run();
  expect(await bronze(lines, 'session_key, _corrupt_record')).toEqual([
    {session_key: a, _corrupt_record: null},
    {session_key: null, _corrupt_record: 'oops'},
  ]);
  const text = async (path: string) => bronze(path, 'session_key, _corrupt_record');
  expect(await text(array)).toEqual([
    {session_key: null, _corrupt_record: `[{"session_key":${a}},`},
  ]);
  expect(await text(zipped)).toEqual([{session_key: null, _corrupt_record: '[{"session_key":'}]);
  expect(await ledgerOf(array)).toMatchObject({status: 'LOADED', row_count: 1, malformed_rows: 1});
  expect(await ledgerOf(long)).toMatchObject({status: 'MALFORMED', row_count: 0});
});

test('ignoreCorruptFiles keeps the rows before a fault, also with FAILFAST, and tells it', async () => {
  const a = key();
  const texts = [
    `[{"session_key":${a}},{"session_key":${a}},{"ses`,
    `{"session_key":${a}}\noops\n{}`,
  ];
  const zipped = (await gzip(`[${`{"session_key":${a}},\n`.repeat(50_000)}{}]`)).slice(0, -200);
  await use({mode: 'FAILFAST', ignoreCorruptFiles: 'true'});
  const cut = await put('cut.json', texts[0] ?? '');
  const line = await put('cut.ndjson', texts[1] ?? '');
  const gz = await put('cut.json.gz', zipped);
  const update = await run();
  expect(update).toMatchObject({state: 'COMPLETED', malformed: [], numSkippedCorruptFiles: 3});
  expect(await ledgerOf(cut)).toMatchObject({
    status: 'LOADED',
    row_count: 2,
    malformed_rows: 0,
    error: expect.stringContaining('file ends inside a string') as string,
    error_byte: texts[0]?.length,
  });
  expect(await ledgerOf(line)).toMatchObject({status: 'LOADED', row_count: 1});
  const inGzip = await ledgerOf(gz);
  expect(inGzip).toMatchObject({status: 'LOADED', error: 'the gzip file is cut short'});
  expect(Number(inGzip?.['row_count'])).toBeGreaterThan(1000);
  expect(
    await rows(`SELECT count(*) AS n FROM bronze_weather WHERE _source_file = '${gz}'`),
  ).toEqual([{n: inGzip?.['row_count']}]);
  expect((await run()).filesLoaded).toBe(0);
});

test('FAILFAST fails the flow of its table; the other tables are loaded and what reads it is skipped', async () => {
  await use({mode: 'FAILFAST'});
  const good = key();
  const bad = await put('fast_a.json', '[{"session_key":1},');
  const behind = await put('fast_b.json', `[{"session_key":${good}}]`);
  await engine.stageLocal({files: [new File([`[{"session_key":${good}}]`], 'pit_1.json')]});
  const update = await run();
  const states = Object.fromEntries(update.flows.map(({table, state}) => [table, state]));
  expect(states).toMatchObject({
    bronze_weather: 'FAILED',
    silver_weather: 'SKIPPED',
    bronze_pit: 'COMPLETED',
    silver_pit: 'COMPLETED',
  });
  expect(update.failure).toMatchObject({
    code: 'file.malformed',
    message: expect.stringContaining(`${bad} is malformed at byte 19`) as string,
  });
  expect(await rows(`SELECT count(*) AS n FROM bronze_pit WHERE session_key = ${good}`)).toEqual([
    {n: 1},
  ]);
  expect(await ledgerOf(behind)).toBeUndefined();
  expect((await engine.status({})).files.pending).toBe(2);
  await use({});
  expect((await run()).state).toBe('COMPLETED');
  expect(await ledgerOf(behind)).toMatchObject({status: 'LOADED'});
});
