import type {Lake} from '../harness/lake';
import {expect, test} from '../harness/story';

// Each has a browser and a test server of its own.
test.describe.configure({mode: 'parallel'});

interface LocalFile {
  readonly name: string;
  readonly text: string;
}

const lap = (more: string): string =>
  `{"session_key":7001,"meeting_key":700,"driver_number":4,"lap_duration":90.5,${more}}`;

async function stage(app: Lake, files: readonly LocalFile[]): Promise<void> {
  await app.open('/ingest?source=local');
  await app.page.getByLabel('OpenF1 files').setInputFiles(
    files.map(({name, text}) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })),
  );
  await app.idle();
}

async function load(app: Lake, files: readonly LocalFile[]): Promise<void> {
  await stage(app, files);
  await app.page.goto('/');
  await app.idle();
  await app.runPipeline();
}

const truncated = `[${lap('"lap_number":1')},{"session_key":70`;
const wrongBrace = `[${lap('"lap_number":1')},}]`;

/** With the byte at which each stops being JSON. */
const malformed: readonly (LocalFile & {readonly byte: number})[] = [
  {name: 'laps_truncated.json', text: truncated, byte: truncated.length},
  {name: 'laps_malformed.json', text: wrongBrace, byte: wrongBrace.length - 2},
];
/** What has no rows at all is refused before it is staged. */
const refused: readonly LocalFile[] = [
  {name: 'laps_nothing.json', text: ''},
  {name: 'laps_words.json', text: 'no JSON at all'},
  {name: 'laps_deep.json', text: '['.repeat(100_000)},
];

test('what is not whole JSON is set aside with the place of the fault, and the rest is loaded', async ({
  app,
}) => {
  await load(app, [...malformed, ...refused, {name: 'laps_good.json', text: `[${lap('"lap_number":2')}]`}]);
  expect(await app.query('select lap_number::int as lap from bronze_laps')).toEqual([{lap: 2}]);
  const asideRows = await app.query(
    "select size::int as size, error, error_byte::int as byte from ops.autoloader_files where status = 'MALFORMED'",
  );
  for (const {name, text, byte} of malformed) {
    const row = asideRows.find((aside) => aside['size'] === Buffer.byteLength(text));
    expect(row, name).toBeDefined();
    expect(String(row?.['error']).length, name).toBeGreaterThan(3);
    expect(row?.['byte'], name).toBe(byte);
  }
  expect(asideRows).toHaveLength(malformed.length);
  await expect(app.page.getByText(/set aside|malformed/i).first()).toBeVisible();
});

test('a value nested a hundred thousand deep does no harm', async ({app}) => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  await load(app, [
    {name: 'laps_deep.json', text: `[${lap(`"lap_number":1,"deep":${deep}`)}]`},
    {name: 'laps_good.json', text: `[${lap('"lap_number":2')}]`},
  ]);
  const laps = await app.query('select lap_number::int as lap from bronze_laps order by lap');
  expect(laps).toContainEqual({lap: 2});
});

test('an answer that is no list of rows is set aside or empty, and stops nothing', async ({
  app,
}) => {
  await load(app, [
    {name: 'laps_object.json', text: '{"detail":"No results found."}'},
    {name: 'laps_numbers.json', text: '[1,2,3]'},
    {name: 'laps_empty.json', text: '[]'},
    {name: 'laps_good.json', text: `[${lap('"lap_number":2')}]`},
  ]);
  expect(await app.value('select count(*)::int from silver_laps')).toBe(1);
});

test('names and values that are SQL or HTML stay what they are: text', async ({app}) => {
  const key = '"; DROP TABLE bronze_laps; --';
  const image = '<img src=x onerror="document.title=1">';
  const row = lap(
    `"lap_number":1,${JSON.stringify(key)}:"x",${JSON.stringify(image)}:2,"i1_speed":${JSON.stringify(image)}`,
  );
  await load(app, [{name: 'laps_hostile.json', text: `[${row}]`}]);
  await app.open('/tables/bronze_laps');
  expect(await app.value('select count(*)::int from bronze_laps')).toBe(1);
  expect(await app.page.locator('img[src="x"]').count()).toBe(0);
  expect(await app.page.title()).not.toBe('1');
  const [stored] = await app.query('select * from bronze_laps');
  const text = JSON.stringify(stored, (_, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
  expect(text).toContain('DROP TABLE bronze_laps');
  expect(text).toContain('onerror');
});

test('numbers that no column holds and broken text neither stop the load nor get lost', async ({
  app,
}) => {
  await load(app, [
    {
      name: 'laps_odd.json',
      text: `[${[
        lap('"lap_number":1,"i1_speed":9223372036854775808'),
        lap('"lap_number":2,"duration_sector_1":1e400'),
        lap('"lap_number":3,"compound":"\\ud800"'),
        lap('"lap_number":4,"i1_speed":300,"i1_speed":301'),
      ].join(',')}]`,
    },
  ]);
  const rows = await app.query(
    'select lap_number::int as lap, i1_speed::varchar as speed, _rescued_data as rescued from bronze_laps order by lap',
  );
  expect(rows.map((row) => row['lap'])).toEqual([1, 2, 3, 4]);
  expect(JSON.stringify(rows[0])).toContain('9223372036854775808');
  expect(String(rows[1]?.['rescued'])).toContain('1e400');
});

test('a file that no endpoint is told from is refused by name, with the way out', async ({app}) => {
  await stage(app, [{name: 'shopping.json', text: '[{"milk":2}]'}]);
  await expect(app.page.getByText('shopping.json').first()).toBeVisible();
  await expect(app.page.getByText(/endpoint/i).first()).toBeVisible();
  expect(await app.stagedFiles()).toEqual({});
});

test('a corrected file of the same session replaces its rows in silver, and bronze keeps both', async ({
  app,
}) => {
  const version = (duration: number): LocalFile => ({
    name: 'laps_7001.json',
    text: `[{"session_key":7001,"meeting_key":700,"driver_number":4,"lap_number":1,"lap_duration":${duration}}]`,
  });
  await load(app, [version(90.5)]);
  await load(app, [version(91.25)]);
  expect(await app.value('select count(*)::int from bronze_laps')).toBe(2);
  expect(await app.query('select lap_duration from silver_laps')).toEqual([{lap_duration: 91.25}]);
  await load(app, [version(91.25)]);
  expect(await app.value('select count(*)::int from bronze_laps')).toBe(2);
});
