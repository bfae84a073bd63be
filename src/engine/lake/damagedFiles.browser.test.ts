import {compiled} from '#/testing/compiledEngine';
import {beforeAll, expect, test} from 'vitest';
import type {EndpointName} from '#/domain/endpoints';
import {chance} from '#/testing/chance';
import {startTornEngine} from '#/testing/tornEngine';
import {storagePath} from '#/lakehouse/config';
import {openFolder} from '../storage/opfs';
import {whenReleased} from '../storage/whenReleased';

/** How many damages, and of which chance: `VITE_DAMAGES=500 VITE_DAMAGE_SEED=7`. */
const damages = Number(import.meta.env['VITE_DAMAGES'] ?? 3);
const seed = Number(import.meta.env['VITE_DAMAGE_SEED'] ?? 23);

const catalog = 'damaged_files';
const database = `${catalog}.duckdb`;
const log = `${database}.wal`;
type Bytes = Uint8Array<ArrayBuffer>;
type Sums = Readonly<Record<string, string>>;
type Client = ReturnType<typeof startTornEngine>['client'];

let whole: Sums;
const intact: Record<string, Bytes> = {};

const root = () => navigator.storage.getDirectory();
async function write(name: string, bytes: Bytes): Promise<void> {
  const file = await (await root()).getFileHandle(name, {create: true});
  const writable = await whenReleased(() => file.createWritable());
  await writable.write(bytes);
  await writable.close();
}
async function read(name: string): Promise<Bytes> {
  const file = await (await root()).getFileHandle(name);
  return new Uint8Array(await (await file.getFile()).arrayBuffer());
}
/** Removes a file that was moved to a lake's archive. */
async function removeBelow(lake: string, path: string): Promise<void> {
  const [endpoint = '', name = ''] = path.split('/');
  const folder = await openFolder(`${storagePath(lake, 'racing')}/archive/${endpoint}`);
  await folder.removeEntry(name);
}
/** Removes what earlier damages left: set-aside files and notes. */
async function forgetOthers(): Promise<void> {
  const folder = await root();
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  for (const name of names)
    if (name.startsWith(`${database}.`) && name !== log) await folder.removeEntry(name);
}

/** Every value of every bronze table, but when and in which batch it came; and the files that are done. */
async function sumsOf(client: Client): Promise<Sums> {
  const tables = await client.rows({
    sql: "SELECT view_name AS name FROM duckdb_views() WHERE view_name LIKE 'bronze_%' ORDER BY ALL",
  });
  const sums: Record<string, string> = {};
  for (const name of [...tables.map((table) => String(table['name'])), 'ops.autoloader_files']) {
    const columns = name.startsWith('ops')
      ? 'path, status, row_count'
      : '* EXCLUDE (_ingestion_timestamp, _batch_id)';
    const [row] = await client.rows({
      sql: `SELECT count(*) || ' ' || coalesce(sum(hash(t)), 0)::VARCHAR AS sum FROM (SELECT ${columns} FROM ${name}) AS t`,
    });
    sums[name] = String(row?.['sum']);
  }
  return sums;
}

const rowsOf = (endpoint: EndpointName, file: number) =>
  JSON.stringify(
    Array.from({length: 400}, (_, i) => ({
      session_key: file,
      date: new Date(1_700_000_000_000 + i * 997).toISOString(),
      driver_number: (i * 7919) % 97,
      lap_number: i,
      message: `${endpoint} ${file} ${Math.imul(i, 2_654_435_761)}`,
    })),
  );

/** The files of a lake that was killed between a commit and its becoming durable: its log holds rows. */
beforeAll(async () => {
  const {client, stands, kill} = startTornEngine();
  await client.open({catalog, moves: false, ...compiled});
  for (const endpoint of ['laps', 'weather', 'race_control'] as const)
    await client.stage({endpoint, text: rowsOf(endpoint, 1)});
  expect(await client.load({})).toBeNull();
  await client.stage({endpoint: 'laps', text: rowsOf('laps', 2)});
  await client.stage({endpoint: 'pit', text: rowsOf('pit', 3)});
  await client.breakAt({at: 'transaction.committed', nth: 1, how: 'stand'});
  void client.load({});
  await stands;
  kill();
  for (const name of [database, log]) intact[name] = await read(name);
  expect(intact[log]?.length).toBeGreaterThan(10_000);
  const next = startTornEngine();
  await next.client.open({catalog, moves: false, ...compiled});
  expect(await next.client.load({})).toBeNull();
  whole = await sumsOf(next.client);
  next.kill();
}, 60_000);

const kinds = ['a bit', 'a bit of the log', 'the end', 'a bit of the headers', 'the log’s end'];

/** Damages one of the files and tells how. */
async function damage(at: number, random: () => number): Promise<string> {
  const kind = kinds[at % kinds.length] ?? '';
  const name = kind.includes('log') ? log : database;
  const bytes = intact[name] ?? new Uint8Array();
  const within = kind.includes('headers') ? 12_288 : bytes.length;
  const offset = Math.floor(random() * within);
  const bit = 1 << Math.floor(random() * 8);
  if (kind.endsWith('end')) await write(name, bytes.slice(0, offset));
  else await write(name, bytes.with(offset, (bytes[offset] ?? 0) ^ bit));
  return `damage ${at}: ${kind} at ${offset} of ${bytes.length}, bit ${bit}`;
}

/** Opens, loads and reads everything; answers with the sums and how it got there, or why it did not. */
async function reopen(how: string): Promise<{recovery: string; sums: Sums | string}> {
  const {client, kill} = startTornEngine();
  try {
    const recovery = await client.open({catalog, moves: false, ...compiled});
    const failure = await client.load({});
    const sums = failure ?? (await sumsOf(client).catch((thrown: unknown) => String(thrown)));
    return {recovery, sums};
  } catch (thrown) {
    throw new Error(how, {cause: thrown});
  } finally {
    kill();
  }
}

test(
  `${damages} damages to the database's files: the lake opens or is built anew, says so, and holds every row once`,
  async () => {
    const random = chance(seed);
    const outcomes: Record<string, number> = {};
    for (let at = 0; at < damages; at += 1) {
      await forgetOthers();
      for (const [name, bytes] of Object.entries(intact)) await write(name, bytes);
      const how = await damage(at, random);
      const first = await reopen(how);
      const isRead = typeof first.sums !== 'string';
      const last = isRead ? first : await reopen(how);
      const outcome = isRead ? first.recovery : `damage found on reading, then ${last.recovery}`;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (damages > 5) console.log(`${how}: ${outcome}`);
      if (!isRead) expect(last.recovery, `${how}: ${JSON.stringify(first.sums)}`).toBe('rebuilt');
      expect(last.sums, how).toEqual(whole);
    }
    console.log(`seed ${seed}:`, JSON.stringify(outcomes));
  },
  60_000 + damages * 20_000,
);

test('what was moved out of staging is loaded again into a lake built anew, what was deleted is told', async () => {
  const moving = {catalog: 'damaged_moved', moves: true, ...compiled};
  const first = startTornEngine();
  await first.client.open(moving);
  const paths = [
    await first.client.stage({endpoint: 'laps', text: rowsOf('laps', 1)}),
    await first.client.stage({endpoint: 'weather', text: rowsOf('weather', 1)}),
  ];
  const deleted = await first.client.stage({endpoint: 'pit', text: rowsOf('pit', 1)});
  expect(await first.client.load({})).toBeNull();
  const places = ({client}: {client: Client}) =>
    Promise.all(paths.map((path) => client.places({path})));
  expect(await places(first)).toEqual([['archive'], ['archive']]);
  const before = await sumsOf(first.client);
  first.kill();
  await removeBelow('damaged_moved', deleted);
  await write('damaged_moved.duckdb', new Uint8Array(20_000).fill(7));
  // Killed before it has loaded anything, the next start knows no more of damage.
  const second = startTornEngine();
  expect(await second.client.open(moving)).toBe('rebuilt');
  second.kill();
  const third = startTornEngine();
  expect(await third.client.open(moving)).toBe('none');
  expect(await places(third)).toEqual([['staging'], ['staging']]);
  expect(await third.client.lost({})).toEqual([
    {table: 'bronze_pit', files: 1, bytes: rowsOf('pit', 1).length},
  ]);
  expect(await third.client.load({})).toBeNull();
  const after = await sumsOf(third.client);
  for (const table of ['bronze_laps', 'bronze_weather']) expect(after[table]).toBe(before[table]);
  expect(await places(third)).toEqual([['archive'], ['archive']]);
  third.kill();
}, 60_000);

test('a table without includeExistingFiles is loaded again into a lake built anew, however often that is broken off', async () => {
  const newOnly = {catalog: 'damaged_new_only', moves: false, newOnly: true, ...compiled};
  const first = startTornEngine();
  await first.client.open(newOnly);
  const sessions = ({client}: {client: Client}) =>
    client.rows({
      sql: 'SELECT session_key FROM bronze_laps UNION ALL SELECT session_key FROM bronze_weather ORDER BY 1',
    });
  for (const endpoint of ['laps', 'weather'] as const) {
    await first.client.stage({endpoint, text: '[{"session_key":1}]'});
    expect(await first.client.load({})).toBeNull();
    await first.client.stage({endpoint, text: '[{"session_key":2}]'});
    await first.client.stage({endpoint, text: '[{"session_key":3}]'});
    expect(await first.client.load({})).toBeNull();
  }
  expect(await sessions(first)).toEqual([2, 2, 3, 3].map((session_key) => ({session_key})));
  first.kill();
  await write('damaged_new_only.duckdb', new Uint8Array(20_000).fill(7));
  const second = startTornEngine();
  expect(await second.client.open(newOnly)).toBe('rebuilt');
  await second.client.breakAt({at: 'batch.acknowledged', nth: 1, how: 'stand'});
  void second.client.load({});
  await second.stands;
  second.kill();
  const third = startTornEngine();
  await third.client.open(newOnly);
  expect(await third.client.load({})).toBeNull();
  expect(await sessions(third)).toEqual([1, 1, 2, 2, 3, 3].map((session_key) => ({session_key})));
  third.kill();
});
