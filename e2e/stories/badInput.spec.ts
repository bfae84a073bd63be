import type {Lake} from '../harness/lake';
import {expect, test} from '../harness/story';

interface LocalFile {
  readonly name: string;
  readonly text: string;
}

const lap = (session: number, more: string): string =>
  `{"session_key":${session},"meeting_key":700,"driver_number":4,"lap_duration":90.5,${more}}`;

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
  await app.goTo('/');
  await app.runPipeline();
}

/** Each kind of bad input has a session of its own, and beside it one good lap, its second. */
const sessions = {
  broken: 7001,
  deep: 7002,
  noRows: 7003,
  hostile: 7004,
  odd: 7005,
  corrected: 7006,
};
const good = (session: number): LocalFile => ({
  name: `laps_${session}_good.json`,
  text: `[${lap(session, '"lap_number":2')}]`,
});

const truncated = `[${lap(sessions.broken, '"lap_number":1')},{"session_key":70`;
const wrongBrace = `[${lap(sessions.broken, '"lap_number":1')},}]`;

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

const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const deep: readonly LocalFile[] = [
  {name: 'laps_nested.json', text: `[${lap(sessions.deep, `"lap_number":1,"deep":${nested}`)}]`},
];

const noRows: readonly LocalFile[] = [
  {name: 'laps_object.json', text: '{"detail":"No results found."}'},
  {name: 'laps_numbers.json', text: '[1,2,3]'},
  {name: 'laps_empty.json', text: '[]'},
];

const image = '<img src=x onerror="document.title=1">';
const hostile: readonly LocalFile[] = [
  {
    name: 'laps_hostile.json',
    text: `[${lap(
      sessions.hostile,
      `"lap_number":1,${JSON.stringify('"; DROP TABLE bronze_laps; --')}:"x",${JSON.stringify(image)}:2,"i1_speed":${JSON.stringify(image)}`,
    )}]`,
  },
];

const odd: readonly LocalFile[] = [
  {
    name: 'laps_odd.json',
    text: `[${[
      lap(sessions.odd, '"lap_number":1,"i1_speed":9223372036854775808'),
      lap(sessions.odd, '"lap_number":3,"duration_sector_1":1e400'),
      lap(sessions.odd, '"lap_number":4,"compound":"\\ud800"'),
      lap(sessions.odd, '"lap_number":5,"i1_speed":300,"i1_speed":301'),
    ].join(',')}]`,
  },
];

const corrected = (duration: number): LocalFile => ({
  name: 'laps_corrected.json',
  text: `[{"session_key":${sessions.corrected},"meeting_key":700,"driver_number":4,"lap_number":1,"lap_duration":${duration}}]`,
});

const lapsOf = (app: Lake, session: number) =>
  app
    .query(
      `select lap_number::int as lap from bronze_laps where session_key = ${session} order by lap`,
    )
    .then((rows) => rows.map((row) => row['lap']));

test('whatever is wrong with a file, it is told and kept, and everything else is loaded', async ({
  app,
}) => {
  const {page} = app;
  await test.step('a file that no endpoint is told from is refused by name, with the way out', async () => {
    await stage(app, [{name: 'shopping.json', text: '[{"milk":2}]'}]);
    await expect(page.getByText('shopping.json').first()).toBeVisible();
    await expect(page.getByText(/endpoint/i).first()).toBeVisible();
    expect(await app.stagedFiles()).toEqual({});
  });

  await load(app, [
    ...malformed,
    ...refused,
    ...deep,
    ...noRows,
    ...hostile,
    ...odd,
    ...[sessions.broken, sessions.deep, sessions.noRows, sessions.hostile, sessions.odd].map(good),
    corrected(90.5),
  ]);

  await test.step('what is not whole JSON is set aside with the place of the fault', async () => {
    expect(await lapsOf(app, sessions.broken)).toEqual([2]);
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
    await expect(page.getByText(/set aside|malformed/i).first()).toBeVisible();
  });

  await test.step('a value nested a hundred thousand deep does no harm', async () => {
    expect(await lapsOf(app, sessions.deep)).toContain(2);
  });

  await test.step('an answer that is no list of rows is set aside or empty, and stops nothing', async () => {
    expect(await lapsOf(app, sessions.noRows)).toEqual([2]);
    expect(
      await app.value(
        `select count(*)::int from silver_laps where session_key = ${sessions.noRows}`,
      ),
    ).toBe(1);
  });

  await test.step('names and values that are SQL or HTML stay what they are: text', async () => {
    await app.open('/tables/bronze_laps');
    expect(await lapsOf(app, sessions.hostile)).toEqual([1, 2]);
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).not.toBe('1');
    const [stored] = await app.query(
      `select * from bronze_laps where session_key = ${sessions.hostile} and lap_number = 1`,
    );
    const text = JSON.stringify(stored, (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect(text).toContain('DROP TABLE bronze_laps');
    expect(text).toContain('onerror');
  });

  await test.step('numbers that no column holds and broken text neither stop the load nor get lost', async () => {
    const rows = await app.query(
      `select lap_number::int as lap, i1_speed::varchar as speed, _rescued_data as rescued from bronze_laps
       where session_key = ${sessions.odd} order by lap`,
    );
    expect(rows.map((row) => row['lap'])).toEqual([1, 2, 3, 4, 5]);
    expect(JSON.stringify(rows[0])).toContain('9223372036854775808');
    expect(String(rows[2]?.['rescued'])).toContain('1e400');
  });

  await test.step('a corrected file of the same session replaces its rows in silver, and bronze keeps both', async () => {
    const silver = () =>
      app.query(`select lap_duration from silver_laps where session_key = ${sessions.corrected}`);
    expect(await silver()).toEqual([{lap_duration: 90.5}]);
    await load(app, [corrected(91.25)]);
    expect(await lapsOf(app, sessions.corrected)).toEqual([1, 1]);
    expect(await silver()).toEqual([{lap_duration: 91.25}]);
    await load(app, [corrected(91.25)]);
    expect(await lapsOf(app, sessions.corrected)).toEqual([1, 1]);
  });
});
