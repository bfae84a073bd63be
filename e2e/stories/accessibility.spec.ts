import {axeFaults} from '../harness/axeFaults';
import type {Lake} from '../harness/lake';
import {expect, test} from '../harness/story';

const emptyPages = [
  '/',
  '/ingest',
  '/season',
  '/races',
  '/drivers',
  '/tables',
  '/pipeline',
  '/autoloader',
  '/files',
  '/export',
];

/** Every place of the navigation, and one of each page that is reached from there. */
async function pages(app: Lake): Promise<readonly string[]> {
  const race = await app.value('select min(session_key)::int from gold_race_summary');
  const qualifying = await app.value('select min(session_key)::int from gold_qualifying');
  const run = await app.value('select min(update_id) from ops.updates');
  const links = app.page.getByRole('navigation', {name: 'Main'}).getByRole('link');
  const places = await links.evaluateAll((found) =>
    found.map((a) => a.getAttribute('href') ?? '/'),
  );
  return [
    ...places,
    '/ingest?source=local',
    '/ingest?source=openf1',
    `/races/${String(race)}`,
    `/telemetry/${String(race)}`,
    `/replay/${String(race)}`,
    '/season?of=teams',
    `/races/${String(qualifying)}`,
    '/sql?query=select+winner+from+gold_race_summary',
    '/tables/gold_race_summary',
    '/tables/bronze_laps',
    '/tables/silver_laps?tab=profile',
    '/tables/silver_laps?tab=lineage&column=lap_duration',
    '/tables/ops.updates?tab=size',
    '/volume/laps',
    '/pipeline?table=gold_stint_laps',
    '/files?state=malformed',
    `/runs/${String(run)}?table=silver_laps`,
    '/quality?rule=bronze_laps.no_rescued_data&table=bronze_laps',
    '/settings/storage',
    '/help/stuck-pipeline',
    '/help/glossary',
    '/no-such-page',
  ];
}

/** What axe finds on these pages in light and in dark, in words. */
async function faultsOf(app: Lake, paths: readonly string[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await app.page.emulateMedia({colorScheme: 'light', reducedMotion: 'reduce'});
    await app.goTo(path);
    // Charts far down a page are drawn when they come near, or before it is printed.
    await app.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await app.idle();
    const light = await axeFaults(app.page);
    // What the theme changes is colours.
    await app.page.emulateMedia({colorScheme: 'dark', reducedMotion: 'reduce'});
    const dark = await axeFaults(app.page, ['color-contrast']);
    for (const [theme, found] of Object.entries({light, dark}))
      faults.push(...found.map((fault) => `${path} (${theme}) ${fault}`));
  }
  return faults;
}

test('no page of an empty lake has a fault that axe finds, in light or dark', async ({app}) => {
  await app.open('/settings');
  expect(await faultsOf(app, emptyPages)).toEqual([]);
});

test.describe('with the sample loaded', () => {
  test.use({begins: 'filled'});

  test('no page has a fault that axe finds, in light or dark', async ({app}) => {
    await app.open('/settings');
    expect(await faultsOf(app, await pages(app))).toEqual([]);
  });
});
