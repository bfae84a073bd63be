import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {DuckDBInstance} from '@duckdb/node-api';
import type {FileChooser, Page} from '@playwright/test';
import {BlobWriter, configure, TextReader, Uint8ArrayReader, ZipWriter} from '@zip.js/zip.js';
import {checksums} from '../harness/checksums';
import {saveIn} from '../harness/exported';
import {type Lake, lake} from '../harness/lake';
import {tableInLake, tableInParquet} from '../harness/parquet';
import {createProfile, compiledProfile} from '../harness/profile';
import {expect, test} from '../harness/story';

configure({useWebWorkers: false});
test.use({begins: 'filled'});

const lap = (number: number): string =>
  `{"session_key":7001,"meeting_key":700,"driver_number":4,"lap_number":${number},"lap_duration":90.5}`;
const weather =
  'session_key,meeting_key,date,air_temperature,track_temperature\n7001,700,2024-01-01T00:00:00,21.5,30\n';

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter());
  for (const [name, body] of Object.entries(files))
    await zip.add(
      name,
      typeof body === 'string' ? new TextReader(body) : new Uint8ArrayReader(body),
    );
  return Buffer.from(await (await zip.close()).arrayBuffer());
}

const asFile = (name: string, buffer: Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});

/** Answers the question that a button makes the browser ask. */
async function choose(
  page: Page,
  name: string,
  answer: Parameters<FileChooser['setFiles']>[0],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', {name, exact: true}).click();
  await (await chooser).setFiles(answer);
}

async function give(app: Lake, ...files: ReturnType<typeof asFile>[]): Promise<void> {
  await choose(app.page, 'Choose files', files);
  await app.idle();
}

/** As a person drags them there from a window of files. */
async function drop(page: Page, ...files: string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = {items: [], files, dragOperationsMask: 1};
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', {type, x: 600, y: 400, data});
  await browser.detach();
}

const listed = (page: Page, text: string) =>
  page.getByRole('list', {name: 'Files'}).getByRole('listitem').filter({hasText: text});

/** Rows of every kind that Parquet and a database have, made by native DuckDB. */
const odd = `
  SELECT i AS "SELECT", (i % 256)::UTINYINT AS small, (i / 3.0)::DECIMAL(18,3) AS dec, i / 3.0::DOUBLE AS ratio,
    CASE WHEN i % 3 <> 0 THEN 'Pérez, "Checo" ' || i END AS "a ""name""", i % 2 = 0 AS flag,
    TIMESTAMP '2024-09-22 12:03:21.395001' + to_microseconds(i * 270001) AS at, DATE '2024-01-01' + i::INT AS day,
    TIME '12:03:21.5' AS clock, [i, NULL] AS list, {'a': i, 'b': 'x, y'} AS struct, MAP {'k': i} AS map,
    md5(i::VARCHAR)::UUID AS id, '\\xAA\\x00'::BLOB AS bytes, (i + 18446744073709000000)::UBIGINT AS large
  FROM range(50000) r(i)`;
const oddOfDatabase = `
  SELECT *, i::HUGEINT * 10000000000000000000000 AS huge, '101'::BIT AS bits, INTERVAL 1 MONTH AS span,
    'SOFT'::ENUM('SOFT', 'HARD') AS tyre, TIMETZ '12:00:00+02' AS zoned, [1, 2]::INT[2] AS pair
  FROM (SELECT "SELECT" AS i, * EXCLUDE ("SELECT") FROM odd LIMIT 5000)`;

/** A Parquet file and a database, and how the table in the database reads. */
async function madeFiles(folder: string): Promise<readonly [string, string]> {
  const [parquet, database] = [join(folder, 'odd.parquet'), join(folder, 'garage.duckdb')];
  const instance = await DuckDBInstance.create(':memory:');
  const native = await instance.connect();
  await native.run(`CREATE TABLE odd AS ${odd}; COPY odd TO '${parquet}' (FORMAT parquet)`);
  await native.run(`ATTACH '${database}' AS d; CREATE TABLE d.laps AS ${oddOfDatabase}`);
  await native.run(
    'CREATE SCHEMA d.more; CREATE TABLE d.more."x ; y" AS SELECT 1 AS one; DETACH d',
  );
  native.closeSync();
  instance.closeSync();
  return [parquet, database];
}

async function tableInDatabase(path: string, table: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(path, {access_mode: 'READ_ONLY'});
  const native = await instance.connect();
  const rows = await native.runAndReadAll(textsOf(table));
  native.closeSync();
  instance.closeSync();
  return rows.getRowObjectsJS();
}
const textsOf = (table: string): string =>
  `SELECT i::INT AS i, COLUMNS(* EXCLUDE i)::VARCHAR FROM ${table} ORDER BY i`;

async function bringIn(app: Lake, name: string): Promise<void> {
  const dialog = app.page.getByRole('dialog');
  await dialog.getByLabel('Name in the schema scratch').fill(name);
  await dialog.getByRole('button', {name: 'Bring in'}).click();
  await expect(dialog.getByText(`scratch.${name}`, {exact: true})).toBeVisible();
  await app.idle();
}

/** What no checksum of a layer tells: the person's own tables, the engine's books, and what changed when. */
async function books(app: Lake): Promise<unknown> {
  const tables = await app.query(
    `select format('"{}"."{}"', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('scratch', 'ops') order by 1`,
  );
  const sums: Record<string, unknown> = {};
  for (const {name} of tables.filter((row) => row['name'] !== '"ops"."event_log"'))
    sums[String(name)] = await app.value(
      `select count(*)::varchar || ' ' || coalesce(sum(hash(t))::varchar, '') from ${String(name)} t`,
    );
  return sums;
}

test('what lies on this computer comes in, and the whole lake goes to another browser and is equal', async ({
  app,
  playwright,
}) => {
  const {page} = app;
  const folder = mkdtempSync(join(tmpdir(), 'laplake-imports-'));
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  const [parquet, database] = await madeFiles(folder);

  await test.step('an archive of many files is told apart by what is in them', async () => {
    await app.open('/ingest?source=local');
    const archive = asFile(
      'season.zip',
      await zipOf({
        'a/b/data.json': `[${lap(1)}]`,
        'drivers/lines.txt': `${lap(2)}\n${lap(3)}\n`,
        'x.csv': weather,
        'packed.bin': gzipSync(`[${lap(4)}]`),
        'shopping.json': '[{"milk":2}]',
      }),
    );
    await give(app, archive);
    for (const [name, endpoint] of [
      ['data.json', 'laps'],
      ['lines.txt', 'laps'],
      ['x.csv', 'weather'],
      ['packed.bin', 'laps'],
    ] as const)
      await expect(listed(page, name)).toContainText(new RegExp(`${endpoint}.*staged`));
    await expect(listed(page, 'shopping.json')).toContainText(/Not recognised.*endpoint/);
    await give(app, archive);
    await expect(listed(page, 'unchanged')).toHaveCount(4);
  });

  await test.step('folders are gone through, chosen or dropped, and the bytes are known again', async () => {
    const given = join(folder, 'given');
    mkdirSync(join(given, 'monza', 'laps'), {recursive: true});
    writeFileSync(join(given, 'monza', 'laps', 'one.json'), `[${lap(5)}]`);
    writeFileSync(join(given, 'weather.csv'), weather.replace('21.5', '22.5'));
    await choose(page, 'Choose a folder', given);
    await expect(listed(page, 'given/monza/laps/one.json')).toContainText(/laps.*staged/);
    await expect(listed(page, 'given/weather.csv')).toContainText(/weather.*staged/);
    await app.idle();
    await drop(page, given, saveIn(folder, 'six.json', Buffer.from(`[${lap(6)}]`)));
    await expect(listed(page, 'six.json')).toContainText(/laps.*staged/);
    await expect(listed(page, 'given/monza/laps/one.json')).toContainText(/laps.*unchanged/);
    await expect(listed(page, 'given/weather.csv')).toContainText(/weather.*unchanged/);
    await app.idle();
  });

  await test.step('what the sample has brought is not staged again, wherever it is dropped', async () => {
    const [path = ''] = Object.keys(await app.stagedFiles()).filter((one) =>
      one.includes('/drivers_'),
    );
    await app.goTo('/ingest?source=openf1');
    const text = await page.evaluate(async (from) => {
      let place = await navigator.storage.getDirectory();
      const parts = from.split('/').filter((part) => part !== '');
      const name = parts.pop() ?? '';
      for (const part of parts) place = await place.getDirectoryHandle(part);
      return (await (await place.getFileHandle(name)).getFile()).text();
    }, path);
    await drop(page, saveIn(folder, 'mine.txt', Buffer.from(text)));
    await expect(listed(page, 'mine.txt')).toContainText(/drivers.*unchanged/);
    await app.idle();
  });

  await test.step('a Parquet file becomes a table with the rows and types of native DuckDB', async () => {
    await choose(page, 'Choose files', parquet);
    await expect(page.getByRole('dialog').getByText('50,000 rows, 15 columns')).toBeVisible();
    await bringIn(app, 'Odd; rows');
    await page.getByRole('dialog').getByRole('button', {name: 'Done'}).click();
    const [got, wanted] = [
      await tableInLake(app, 'scratch."Odd; rows"'),
      await tableInParquet(parquet),
    ];
    expect(got.types).toEqual(wanted.types);
    expect(got.rows.length).toBe(50_000);
    expect(got.rows.every((row, at) => row === wanted.rows[at])).toBe(true);
  });

  await test.step('a damaged one is refused, and the lake goes on', async () => {
    const damaged = readFileSync(parquet).fill(0xff, 100, 800_000);
    await choose(page, 'Choose files', asFile('damaged.parquet', damaged));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', {name: 'Bring in'}).click();
    await expect(dialog.getByText(/damaged|cannot be read/).first()).toBeVisible();
    await dialog.getByRole('button', {name: 'Close'}).last().click();
  });

  await test.step('a table of a database comes in with its types; a name that is taken asks', async () => {
    await choose(page, 'Choose files', database);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name in the schema scratch').fill('odd; ROWS');
    await expect(dialog.getByText('There is a table scratch.odd; ROWS already')).toBeVisible();
    await dialog.getByLabel('Table', {exact: true}).selectOption({index: 1});
    await bringIn(app, 'one');
    await dialog.getByLabel('Table', {exact: true}).selectOption({index: 0});
    await bringIn(app, 'garage');
    await dialog.getByRole('button', {name: 'Done'}).click();
    expect(await app.query(textsOf('scratch.garage'))).toEqual(
      await tableInDatabase(database, 'laps'),
    );
  });

  const saved = join(folder, 'backup.zip');
  await test.step('everything is saved as one file', async () => {
    await app.open('/');
    await app.runPipeline();
    await app.open('/backup');
    const download = page.waitForEvent('download');
    await page.getByRole('button', {name: 'Save a backup'}).click();
    await (await download).saveAs(saved);
    await app.idle();
  });
  const wanted = {sums: await checksums(app), books: await books(app)};

  await test.step('another browser takes it for its lake once asked, and is equal', async () => {
    const profile = createProfile(playwright.chromium, {from: compiledProfile});
    try {
      const other = lake(await profile.openTab());
      await other.open('/backup');
      const broken = readFileSync(saved);
      broken.fill(7, 20_000, 20_010);
      await choose(other.page, 'Choose a backup', asFile('broken.zip', broken));
      await expect(other.page.getByText(/The backup is damaged/)).toBeVisible();
      await choose(other.page, 'Choose a backup', saved);
      await expect(other.page.getByRole('dialog')).toContainText(/The backup of .* is whole/);
      await other.page.getByRole('button', {name: 'Replace it with the backup'}).click();
      await other.page.waitForURL((url) => url.pathname === '/');
      await other.idle();
      expect({sums: await checksums(other), books: await books(other)}).toEqual(wanted);
      expect(await other.stagedFiles()).toEqual(await app.stagedFiles());
      await other.runPipeline();
      expect(await checksums(other)).toEqual(wanted.sums);
    } finally {
      await profile.remove();
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
