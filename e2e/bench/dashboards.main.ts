import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {type Page, test} from '@playwright/test';
import {type Lake, lake} from '../harness/lake';
import {createProfile} from '../harness/profile';
import {drawnMs} from './drawnMs';
import {medianOf} from './medians';
import {note, printReport} from './report';
import {writeSeason} from './seasonFiles';
import {stage} from './stageAndLoad';

const meetings = Number(process.env['BENCH_MEETINGS'] ?? 24);
const races = Number(process.env['BENCH_RUNS'] ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'laplake-bench-'));

test.afterAll(() => {
  printReport();
  rmSync(folder, {recursive: true, force: true});
});

/** Scripts and styles the page has fetched. */
const codeOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({name}) => name)
      .filter((name) => /\.(js|css)$/.test(name)),
  );

async function gzipBytes(page: Page, urls: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    urls.map(async (url) => gzipSync(await (await page.request.get(url)).body()).byteLength),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function goToRaces(app: Lake): Promise<void> {
  await app.page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name: 'Races'}).click();
  await app.page.getByRole('heading', {name: 'Races', level: 1}).waitFor();
  await app.idle();
}

test('a race page in the lake of a season', async ({playwright: {chromium}}) => {
  test.setTimeout(600_000 + races * 30_000);
  const season = writeSeason(join(folder, 'season'), {meetings});
  const profile = createProfile(chromium);
  try {
    const app = lake(await profile.openTab());
    await app.open('/');
    await stage(app, season.sessions.flat());
    await app.page
      .getByRole('navigation', {name: 'Main'})
      .getByRole('link', {name: 'Home'})
      .click();
    await app.runPipeline();
    // A visit of its own, so that the first race is what a person finds the next day.
    await app.open('/races');
    const links = await app.page
      .getByRole('main')
      .locator('a[href^="/races/"]')
      .evaluateAll((found) => found.map((a) => a.getAttribute('href') ?? ''));
    const [first = '', ...others] = [...new Set(links)].filter((href) => /\d$/.test(href));
    const before = await codeOf(app.page);
    const cold = await drawnMs(app.page, first, 'Classification');
    await app.idle();
    const added = (await codeOf(app.page)).filter((url) => !before.includes(url));
    const warm: number[] = [];
    for (const race of others.slice(0, races)) {
      await goToRaces(app);
      warm.push(await drawnMs(app.page, race, 'Classification'));
      await app.idle();
    }
    const what = `race page, season of ${meetings} meetings`;
    note({what: `${what}: first of a visit, above the fold`, value: cold, unit: 'ms'});
    note({
      what: `${what}: another race, above the fold`,
      value: medianOf(warm),
      unit: 'ms',
      target: {below: 400},
    });
    note({
      what: 'code that the race page adds, gzip',
      value: (await gzipBytes(app.page, added)) / 1000,
      unit: 'kB',
      target: {below: 150},
    });
  } finally {
    await profile.remove();
  }
});
