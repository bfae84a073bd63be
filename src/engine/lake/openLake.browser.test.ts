import {tableFromIPC} from '@uwdata/flechette';
import {afterEach, expect, test} from 'vitest';
import {databaseFiles} from './databaseFiles';
import {queryReadOnly} from './queryReadOnly';
import {type Lake, openLake} from './openLake';
import {whenReleased} from '../storage/whenReleased';

let lake: Lake | null = null;
let name = '';
let count = 0;

async function open(): Promise<Lake> {
  lake = await openLake(name, 'racing');
  return lake;
}
async function close(): Promise<void> {
  await lake?.database.close();
  lake = null;
}
afterEach(close);

/** A lake of its own that holds 1,000 committed rows and is closed again. */
async function closedLake(): Promise<void> {
  count += 1;
  name = `lake_${count}`;
  const opened = await open();
  await opened.commit(() =>
    opened.writer.run(
      "CREATE TABLE kept AS SELECT range AS i, 'laps/a.json' AS file FROM range(1000)",
    ),
  );
  await close();
}
async function keptRows(): Promise<unknown> {
  const {writer} = lake ?? (await open());
  const [row] = await writer.rows('SELECT count(*) AS n, min(file) AS file FROM kept');
  return row;
}
const everyRow = {n: 1000, file: 'laps/a.json'};

const root = () => navigator.storage.getDirectory();
async function overwrite(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const handle = await (await root()).getFileHandle(file, {create: true});
  const writable = await whenReleased(() => handle.createWritable());
  await writable.write(bytes);
  await writable.close();
}
async function bytesOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await (await root()).getFileHandle(file);
  return new Uint8Array(await (await handle.getFile()).arrayBuffer());
}

test('a lake opened again is as it was, its text in the storage format of DuckDB 1.4', async () => {
  await closedLake();
  const {recovery, writer} = await open();
  expect(recovery).toBe('none');
  expect(await keptRows()).toEqual(everyRow);
  const segments = await writer.rows(
    "SELECT DISTINCT compression FROM pragma_storage_info('kept') WHERE segment_type = 'VARCHAR'",
  );
  expect(segments).toEqual([{compression: 'DICT_FSST'}]);
});
test('a view of an older definition is made anew when the lake is opened', async () => {
  await closedLake();
  const {writer} = await open();
  await writer.run(
    "CREATE OR REPLACE VIEW season_calendar AS SELECT 1 AS round; COMMENT ON TABLE ops.format IS 'older'; CHECKPOINT",
  );
  await close();
  const calendar = await (await open()).writer.rows(
    'SELECT round, meeting_name FROM season_calendar',
  );
  expect(calendar).toEqual([]);
});

test('a commit of many rows does not wait for somebody who reads the same table slowly', async () => {
  await closedLake();
  const opened = await open();
  const {writer} = opened;
  await writer.run('CREATE TABLE many AS SELECT random() AS part FROM range(1_000_000)');
  await opened.read(async (session, signal) => {
    const pieces = session.pieces('SELECT part FROM many', signal);
    await pieces.next();
    await pieces.next();
    await opened.commitForNow(() =>
      writer.run('INSERT INTO many SELECT random() FROM range(4_000_000)'),
    );
    await pieces.return(undefined);
  });
  expect(await writer.rows('SELECT count(*)::INTEGER AS n FROM many')).toEqual([{n: 5_000_000}]);
});

test('a query that would save the lake is refused, beside a read as alone', async () => {
  await closedLake();
  const opened = await open();
  await opened.writer.run('CREATE TABLE many AS SELECT random() AS part FROM range(1_000_000)');
  const never = new AbortController().signal;
  await opened.read(async (session, signal) => {
    const pieces = session.pieces('SELECT part FROM many', signal);
    await pieces.next();
    for (const sql of ['FROM checkpoint()', "FROM query('FROM checkpoint()')"])
      await expect(queryReadOnly(opened, sql, never)).rejects.toMatchObject({
        code: 'sql.read-only',
      });
    await pieces.return(undefined);
  });
});

test('what is no SQL is told in the words of DuckDB', async () => {
  await closedLake();
  const asked = queryReadOnly(await open(), "SELECT 'Spa", new AbortController().signal);
  await expect(asked).rejects.toMatchObject({
    code: 'sql.invalid',
    message: expect.stringMatching(/^Parser Error: unterminated quoted string/) as string,
  });
});

test('enums are answered as text, also inside of other values', async () => {
  await closedLake();
  const opened = await open();
  const answered = async (sql: string) =>
    tableFromIPC(await queryReadOnly(opened, sql, new AbortController().signal)).toArray();
  const soft = "'SOFT'::ENUM('SOFT', 'it''s (w)et')";
  const sql = `SELECT ${soft} AS "a ""tyre""", [${soft}, NULL] AS l, {'t': ${soft}, 'n': 1} AS s, 5 AS n FROM range(3); -- all`;
  const row = {'a "tyre"': 'SOFT', l: ['SOFT', null], s: {t: 'SOFT', n: 1}, n: 5};
  expect(await answered(sql)).toEqual([row, row, row]);
  expect(
    await answered(`SELECT i, NULL::ENUM('SOFT') AS e FROM range(2) t(i) ORDER BY i DESC`),
  ).toEqual([
    {i: 1, e: null},
    {i: 0, e: null},
  ]);
});

test('without its log the lake opens, holds every commit and takes the next', async () => {
  await closedLake();
  await whenReleased(async () => (await root()).removeEntry(`${name}.duckdb.wal`));
  const opened = await open();
  expect(opened.recovery).toBe('none');
  expect(await keptRows()).toEqual(everyRow);
  await opened.commit(() => opened.writer.run("INSERT INTO kept VALUES (1000, 'laps/a.json')"));
  await close();
  expect(await keptRows()).toEqual({...everyRow, n: 1001});
});

const damages: Readonly<Record<string, (log: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>>> =
  {
    'without a byte': (log) => log.slice(0, 0),
    'cut in the middle': (log) => log.slice(0, log.length / 2),
    'with one byte changed': (log) => log.with(100, 7),
    'longer than it was': (log) => new Uint8Array([...log, ...log]),
  };

test('whatever becomes of its log, the lake opens and holds every commit', async () => {
  await closedLake();
  const log = `${name}.duckdb.wal`;
  const whole = await bytesOf(log);
  for (const [how, damage] of Object.entries(damages)) {
    await overwrite(log, damage(whole));
    expect(['none', 'wal-set-aside'], how).toContain((await open()).recovery);
    expect(await keptRows(), how).toEqual(everyRow);
    await close();
  }
}, 60_000);

test('a log older than the database is set aside, and no commit is lost', async () => {
  await closedLake();
  const log = `${name}.duckdb.wal`;
  const older = await bytesOf(log);
  for (let day = 0; day < 3; day += 1) {
    const opened = await open();
    await opened.commit(() => opened.writer.run(`CREATE TABLE day_${day} AS SELECT 1 AS one`));
    await close();
  }
  await overwrite(log, older);
  expect(['none', 'wal-set-aside']).toContain((await open()).recovery);
  expect(await keptRows()).toEqual(everyRow);
}, 60_000);

test('files of an engine that is just ending are set aside once it lets go of them', async () => {
  await closedLake();
  const log = await (await root()).getFileHandle(`${name}.duckdb.wal`);
  const held = await whenReleased(() => log.createWritable());
  const released = new Promise((resolve) => setTimeout(resolve, 400)).then(() => held.abort());
  await (await databaseFiles(name)).setAsideWal();
  await released;
  const names: string[] = [];
  for await (const file of (await root()).keys()) names.push(file);
  expect(names).not.toContain(log.name);
});

test('a start interrupted before the first byte is a new lake', async () => {
  await closedLake();
  await overwrite(`${name}.duckdb`, new Uint8Array(0));
  expect((await open()).recovery).toBe('created');
});

test('a lake in which bytes have changed says so when they are read, and is begun anew', async () => {
  count += 1;
  name = `lake_${count}`;
  const opened = await open();
  await opened.commit(() =>
    opened.writer.run('CREATE TABLE kept AS SELECT hash(range) AS h FROM range(300000)'),
  );
  await close();
  const file = `${name}.duckdb`;
  const whole = await bytesOf(file);
  await overwrite(file, whole.with(whole.length >> 1, (whole[whole.length >> 1] ?? 0) ^ 1));
  const read = async () => (await open()).writer.rows('SELECT sum(h) AS s FROM kept');
  await expect(read()).rejects.toMatchObject({code: 'engine.crashed'});
  await close();
  expect((await open()).recovery).toBe('rebuilt');
  await close();
  expect((await open()).recovery).toBe('none');
}, 60_000);

test('a file that is no database is set aside and a new lake begun', async () => {
  await closedLake();
  await overwrite(`${name}.duckdb`, new Uint8Array(20_000).fill(7));
  expect((await open()).recovery).toBe('rebuilt');
  const names: string[] = [];
  for await (const file of (await root()).keys()) names.push(file);
  expect(names.filter((file) => file.startsWith(`${name}.duckdb.aside-`))).toHaveLength(1);
});
