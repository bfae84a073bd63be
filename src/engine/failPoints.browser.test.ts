import {compiled} from '#/testing/compiledEngine';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startTornEngine, type TornEngine} from '#/testing/tornEngine';
import type {Break} from './failPoints.test.worker';
import {type Step, steps} from './failPoints';

/** What a round of files leaves: the rows of its session, its lines in the ledger, and where its files are. */
interface Left {
  readonly weather: readonly object[];
  readonly laps: readonly object[];
  readonly pit: readonly object[];
  readonly ledger: readonly object[];
  readonly places: readonly (readonly string[])[];
  readonly pending: readonly string[];
}

let now: TornEngine;
let round = 0;

async function start(): Promise<TornEngine> {
  const started = startTornEngine();
  const recovery = await started.client.open({catalog: 'fail_points', moves: true, ...compiled});
  expect(['none', 'created']).toContain(recovery);
  return started;
}

/** Files of three tables: one has a new key, one is malformed, one was put there by other means. */
async function stageRound(): Promise<readonly string[]> {
  round += 1;
  const {client} = now;
  const key = 1000 + round;
  const foreign = `laps/laps_other_${round}.json`;
  const hour = (h: number) => `2024-05-0${h}T10:00:00.000001+00:00`;
  const text = (rows: readonly object[]) =>
    JSON.stringify(rows.map((row) => ({session_key: key, ...row})));
  const paths = [
    await client.stage({
      endpoint: 'weather',
      text: text([1, 2, 3].map((h) => ({date: hour(h), air_temperature: 20 + h / 10}))),
    }),
    await client.stage({
      endpoint: 'weather',
      text: text([{air_temperature: 1, [`extra_${round}`]: 'wet'}, {[`extra_${round}`]: 2}]),
    }),
    await client.stage({endpoint: 'pit', text: `${text([{lap_number: 1}]).slice(0, -1)},{"lap`}),
    foreign,
  ];
  await client.put({path: foreign, text: text([{lap_number: 1, lap_duration: 90.123}, {}])});
  return paths;
}

async function leftBy(paths: readonly string[]): Promise<Left> {
  const {client} = now;
  const rows = (sql: string) => client.rows({sql});
  const where = `WHERE session_key = ${1000 + round} ORDER BY ALL`;
  const listed = paths.map((path) => `'${path}'`).join(', ');
  return {
    weather: await rows(
      `SELECT epoch_us(date) AS date, air_temperature, extra_${round} AS extra, _rescued_data AS rescued FROM bronze_weather ${where}`,
    ),
    laps: await rows(`SELECT lap_number, lap_duration FROM bronze_laps ${where}`),
    pit: await rows(`SELECT lap_number FROM bronze_pit ${where}`),
    ledger: await rows(
      `SELECT table_name AS file, status, row_count AS n, archive_mode AS archived FROM ops.autoloader_files WHERE path IN (${listed}) ORDER BY ALL`,
    ),
    places: await Promise.all(paths.map((path) => client.places({path}))),
    pending: await client.pending({}),
  };
}

/** Tables as wholes: a round adds the same to each, so that nothing of another round has come or gone. */
async function totals(): Promise<readonly object[]> {
  const sql = (table: string) => `SELECT '${table}' AS t, count(*) AS n FROM ${table}`;
  return now.client.rows({
    sql: ['bronze_weather', 'bronze_laps', 'bronze_pit', 'ops.autoloader_files']
      .map(sql)
      .join(' UNION ALL BY NAME '),
  });
}
const totalsOf = (rounds: number) => [
  {t: 'bronze_weather', n: 5 * rounds},
  {t: 'bronze_laps', n: 2 * rounds},
  {t: 'bronze_pit', n: 0},
  {t: 'ops.autoloader_files', n: 4 * rounds},
];

const whole: Left = {
  weather: [
    {date: 1714557600000001, air_temperature: 20.1, extra: null, rescued: null},
    {date: 1714644000000001, air_temperature: 20.2, extra: null, rescued: null},
    {date: 1714730400000001, air_temperature: 20.3, extra: null, rescued: null},
    {date: null, air_temperature: 1, extra: 'wet', rescued: null},
    {date: null, air_temperature: null, extra: '2', rescued: null},
  ],
  laps: [
    {lap_number: 1, lap_duration: 90.123},
    {lap_number: null, lap_duration: null},
  ],
  pit: [],
  ledger: [
    {file: 'bronze_laps', status: 'LOADED', n: 2, archived: 'MOVE'},
    {file: 'bronze_pit', status: 'MALFORMED', n: 0, archived: null},
    {file: 'bronze_weather', status: 'LOADED', n: 2, archived: 'MOVE'},
    {file: 'bronze_weather', status: 'LOADED', n: 3, archived: 'MOVE'},
  ],
  places: [['archive'], ['archive'], ['staging'], ['archive']],
  pending: [],
};

async function expectWhole(paths: readonly string[], how: string): Promise<void> {
  expect(await leftBy(paths), how).toEqual(whole);
  expect(await totals(), how).toEqual(totalsOf(round));
}

/** Steps of a run that nothing breaks off. */
let unbroken: readonly Step[] = [];

beforeAll(async () => {
  now = await start();
  const paths = await stageRound();
  await now.client.breakAt({nth: Infinity, how: 'fault'});
  expect(await now.client.load({})).toBeNull();
  unbroken = await now.client.passed({});
  await expectWhole(paths, 'unbroken');
});
afterAll(() => now.kill());

test('a run passes every step there is', () => {
  expect(steps.filter((step) => !unbroken.includes(step))).toEqual([]);
});

/** Where runs are broken off: at each step, the second time they come to it if they do twice. */
const places = () =>
  steps.map((step) => {
    const found = unbroken.flatMap((passed, i) => (passed === step ? [i + 1] : []));
    return found[1] ?? found[0] ?? 0;
  });

test.each<Break>(['full', 'fault'])(
  'whichever step fails (%s), the next run leaves each row once',
  async (how) => {
    for (const nth of places()) {
      const paths = await stageRound();
      await now.client.breakAt({nth, how});
      const failure = await now.client.load({});
      const at = `${how} at ${nth}: ${unbroken[nth - 1] ?? ''}, ${failure ?? 'went on'}`;
      if (how === 'full') expect(failure, at).not.toBeNull();
      expect(await now.client.load({}), at).toBeNull();
      await expectWhole(paths, at);
    }
  },
  120_000,
);

test('after whichever step the worker is killed, the next one leaves each row once', async () => {
  for (const nth of places()) {
    const paths = await stageRound();
    await now.client.breakAt({nth, how: 'stand'});
    void now.client.load({});
    const at = `killed after ${await now.stands}, at ${nth}`;
    now.kill();
    now = await start();
    expect(await now.client.load({}), at).toBeNull();
    await expectWhole(paths, at);
  }
}, 180_000);
