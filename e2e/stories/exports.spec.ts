import {createHash} from 'node:crypto';
import {copyFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from '@playwright/test';
import {inFolder, saveIn, tableDigest, unzipped, withNative} from '../harness/exported';
import {lakeTables} from '../harness/checksums';
import type {Lake} from '../harness/lake';
import {expect, test} from '../harness/story';

test.use({begins: 'filled'});

/** What a click makes the browser download. */
async function downloaded(page: Page, click: () => Promise<unknown>): Promise<string> {
  const download = page.waitForEvent('download');
  await click();
  return (await download).path();
}

const button = (page: Page, name: string) => page.getByRole('button', {name, exact: true});

async function digestOf(app: Lake, from: string): Promise<unknown> {
  return (await app.query(tableDigest(from)))[0];
}

const countsSql = (tables: readonly string[]): string =>
  `select ${tables.map((name) => `(select count(*)::varchar from ${name}) as ${name}`).join(', ')}`;

/** Every type that an export has a place for, with NULLs. */
const everyType = `
  select i as n, (i - 50)::tinyint as tiny, (i * 100)::smallint as small, i::integer as whole, (9007199254740993 + i)::bigint as big,
    i::utinyint as utiny, i::usmallint as usmall, i::uinteger as uwhole, (18446744073709551000 + i)::ubigint as ubig,
    (i / 8)::float as f, i / 3 as d, (i / 4)::decimal(9,2) as dec9, (i / 4)::decimal(18,3) as dec18, (i / 4)::decimal(38,6) as dec38,
    i % 2 = 0 as flag, 'Pérez "=1+1" ' || i as text, ('\\x00\\xFF' || i)::blob as bytes, date '2024-02-29' + i::int as day,
    time '12:03:21.395' + to_microseconds(i) as clock, timestamp '2024-09-22 12:03:21.395001' + to_microseconds(i) as at,
    timestamp_ns '2024-09-22 12:03:21.395001234' as at_ns, timestamptz '2024-09-22 12:00:00+00' as zoned,
    [i, null] as list, [['a'], null, []] as lists, {'a': i, 'b': {'c': [timestamp '2024-09-22 12:00:00']}} as record, map {'k' || i: i} as m,
    case when i % 3 = 0 then null else i end as gaps, null::varchar as never
  from range(100) r(i)`;
/** Types that no export has a place for, and what comes instead. */
const foreign = `select interval 90 minute as wait, 170141183460469231731687303715::hugeint as total, 7::uhugeint as huge,
  'WET'::enum('DRY', 'WET') as surface, '101'::bit as bits, uuid '00000000-0000-0000-0000-000000000001' as id,
  timestamp_s '2024-09-22 12:00:00' as sec, timestamp_ms '2024-09-22 12:00:00.123' as ms`;

test('a person takes tables, a query, a layer, the lake and the staged files out, and native DuckDB has the same', async ({
  app,
}) => {
  const {page} = app;
  await page.addInitScript(() => {
    // Nobody can answer the picker here: a folder of the site's own stands for the one that a person chooses.
    const showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', {create: true});
    const showSaveFilePicker = async ({suggestedName}: {suggestedName: string}) =>
      (await showDirectoryPicker()).getFileHandle(suggestedName, {create: true});
    Object.assign(globalThis, {showDirectoryPicker, showSaveFilePicker});
  });
  await app.open('/tables/silver_laps');

  await test.step('a table with options tells of its version and of what it was made from', async () => {
    await button(page, 'More ways to export').click();
    await button(page, 'Options and place…').click();
    const dialog = page.getByRole('dialog', {name: 'Export silver_laps'});
    await dialog.getByLabel('Format').selectOption('csv');
    await expect(dialog.getByLabel('Safe for spreadsheets')).toBeChecked();
    await dialog.getByLabel('Format').selectOption('parquet');
    await dialog.getByLabel('Compression').selectOption('snappy');
    await dialog.getByLabel('Row groups of at most').selectOption('20480');
    await dialog.getByLabel('Statistics').uncheck();
    await expect(dialog.getByRole('status')).toHaveText(/^[\d,]+ rows, about [\d.]+ [kM]?B$/);
    const file = await downloaded(page, () => button(page, 'Download').click());
    await withNative(async (ask) => {
      const told = await ask(
        `select decode(key) as key, decode(value) as value from parquet_kv_metadata('${file}')`,
      );
      const about = new Map(told.map(({key, value}) => [key, String(value)]));
      expect(about.get('laplake.table')).toBe('f1_data.racing_stats.silver_laps');
      expect(Number(about.get('laplake.table_version'))).toBeGreaterThan(0);
      expect(JSON.parse(about.get('laplake.inputs') ?? '')).toEqual([
        {table: 'bronze_laps', version: expect.any(Number)},
      ]);
      expect(JSON.parse(about.get('laplake.columns') ?? '')).toHaveProperty(
        'lap_duration.unit',
        's',
      );
      const written = await ask(
        `select distinct compression, stats_min_value is null as bare from parquet_metadata('${file}')`,
      );
      expect(written).toEqual([{compression: 'SNAPPY', bare: true}]);
      expect((await ask(tableDigest(`read_parquet('${file}')`)))[0]).toEqual(
        await digestOf(app, 'silver_laps'),
      );
    });
  });

  await test.step('a query keeps every type, and says which had to become another', async () => {
    const save = (sql: string) =>
      downloaded(page, () =>
        page.evaluate((text) => {
          const hook = (globalThis as {laplake?: {save(sql: string, name: string): Promise<void>}})
            .laplake;
          return hook?.save(text, 'types.parquet');
        }, sql),
      );
    const [types, others] = [await save(everyType), await save(foreign)];
    await withNative(async (ask) => {
      expect((await ask(tableDigest(`read_parquet('${types}')`)))[0]).toEqual(
        await digestOf(app, `(${everyType})`),
      );
      expect((await ask(`select columns(*)::varchar from read_parquet('${others}')`))[0]).toEqual(
        (await app.query(`select columns(*)::varchar from (${foreign})`))[0],
      );
      const [casts] = await ask(
        `select decode(value) as types from parquet_kv_metadata('${others}') where decode(key) = 'laplake.cast_from'`,
      );
      expect(JSON.parse(String(casts?.['types']))).toMatchObject({
        wait: 'INTERVAL',
        total: 'HUGEINT',
      });
    });
  });

  await page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name: 'Export'}).click();

  await test.step('a layer is a zip with a Parquet file for each table', async () => {
    const zip = await downloaded(page, () => button(page, 'Export tables').click());
    const files = await unzipped(zip);
    const gold = (await lakeTables(app)).filter((name) => name.startsWith('gold_'));
    expect([...files.keys()].toSorted()).toEqual(gold.map((name) => `${name}.parquet`));
    await inFolder((folder) =>
      withNative(async (ask) => {
        // The traces are as many rows as all others together.
        for (const table of gold.filter((name) => name !== 'gold_telemetry_traces')) {
          const path = saveIn(
            folder,
            `${table}.parquet`,
            files.get(`${table}.parquet`) ?? new Uint8Array(),
          );
          expect((await ask(tableDigest(`read_parquet('${path}')`)))[0]).toEqual(
            await digestOf(app, table),
          );
        }
      }),
    );
  });

  await test.step('the lake is a file that DuckDB opens under any name', async () => {
    const file = await downloaded(page, () => button(page, 'Export lake').click());
    await inFolder(async (folder) => {
      const path = join(folder, 'renamed.db');
      copyFileSync(file, path);
      const counts = countsSql(await lakeTables(app));
      const [inLake] = await app.query(counts);
      const laps = await digestOf(app, 'bronze_laps');
      await withNative(async (ask) => {
        await ask('use racing_stats');
        expect((await ask(counts))[0]).toEqual(inLake);
        for (const name of ['gold_race_summary', 'silver_laps', 'season_calendar'])
          expect((await ask(tableDigest(name)))[0]).toEqual(await digestOf(app, name));
        expect((await ask(tableDigest('bronze_laps')))[0]).toEqual(laps);
      }, path);
      await withNative(async (ask) => {
        await ask(`attach '${path}' as mine (read_only)`);
        expect((await ask(tableDigest('mine.racing_stats.bronze_laps')))[0]).toEqual(laps);
      });
    });
  });

  await test.step('the staged files are the bytes that were staged', async () => {
    const zip = await downloaded(page, () => button(page, 'Export staged files').click());
    const files = await unzipped(zip);
    const sums = [...files].map(
      ([path, bytes]) => `${path} ${createHash('sha256').update(bytes).digest('hex')}`,
    );
    const ledger = await app.query(
      `select path || ' ' || sha256 as line from ops.autoloader_files`,
    );
    expect(sums.toSorted()).toEqual(ledger.map(({line}) => String(line)).toSorted());
  });

  await test.step('the lake goes to the file that a person chooses, and nowhere when they choose none', async () => {
    const exports = page.getByRole('list', {name: 'Exports'}).getByRole('listitem');
    const before = await exports.count();
    await page.evaluate(() => {
      const asked = globalThis as {showSaveFilePicker?: unknown};
      const {showSaveFilePicker} = asked;
      asked.showSaveFilePicker = async () => {
        asked.showSaveFilePicker = showSaveFilePicker;
        throw new DOMException('The user aborted a request.', 'AbortError');
      };
    });
    await button(page, 'Choose a place…').click();
    await button(page, 'Choose a place…').click();
    await expect(exports.first()).toContainText('Saved f1_data.duckdb');
    expect(await exports.count()).toBe(before + 1);
    const [head, bytes] = await page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('chosen');
      const file = await (await folder.getFileHandle('f1_data.duckdb')).getFile();
      return [await file.slice(8, 12).text(), file.size] as const;
    });
    expect(head).toBe('DUCK');
    expect(bytes).toBeGreaterThan(10_000_000);
  });

  await test.step('those of one endpoint go to the folder that a person chooses', async () => {
    await page.getByLabel('Endpoint').selectOption('weather');
    await button(page, 'Choose a folder…').last().click();
    await expect(page.getByRole('list', {name: 'Exports'}).getByRole('status').first()).toHaveText(
      /^Saved chosen/,
    );
    const chosen = await page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('chosen');
      const names: string[] = [];
      for await (const name of (await folder.getDirectoryHandle('weather')).keys())
        names.push(`weather/${name}`);
      return names.toSorted();
    });
    const weather = await app.query(
      `select path from ops.autoloader_files where path like 'weather/%' order by path`,
    );
    expect(chosen).toEqual(weather.map(({path}) => path));
  });

  await test.step('one that is cancelled leaves nothing, and what was made for downloads goes with the next start', async () => {
    await page.getByLabel('Layer').selectOption('all');
    await page.getByLabel('Format').selectOption('json');
    const before = await temporaryFiles(page);
    await button(page, 'Export tables').click();
    await page.getByRole('button', {name: /^Cancel /}).click();
    await expect(page.getByText('Cancelled; nothing of it stays.')).toBeVisible();
    await app.idle();
    expect(await temporaryFiles(page)).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
    await app.open('/export');
    expect(await temporaryFiles(page)).toEqual([]);
  });
});

/** Names of the files that wait for their download. */
function temporaryFiles(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const names: string[] = [];
    const folder = await root.getDirectoryHandle('_exports', {create: true});
    for await (const each of folder.values())
      if (each.kind === 'directory') for await (const name of each.keys()) names.push(name);
    return names.toSorted();
  });
}
