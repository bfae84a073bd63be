import {expect, type Page, test} from '@playwright/test';
import {appUrl} from '../harness/addresses';
import {checksums} from '../harness/checksums';
import {createProfile, type Profile} from '../harness/profile';
import {chance} from '#/testing/chance';
import {askPage} from './askPage';
import {seasonSessions} from './sessionFiles';

const kills = Number(process.env['TORTURE_PIPELINE_KILLS'] ?? process.env['TORTURE_KILLS'] ?? 50);
const seed = Number(process.env['TORTURE_SEED'] ?? Date.now() % 1_000_000);
/** So many of the updates that are broken off are full refreshes. */
const fullShare = 0.3;
/** Kills that come when the update is over do not count; that so many lakes are needed would mean that something is wrong. */
const mostLakes = 10 + kills;

type Browser = Parameters<typeof createProfile>[0];
type Sums = Readonly<Record<string, string>>;
type Refresh = 'incremental' | 'full';

const sumsOf = (page: Page): Promise<Sums> =>
  checksums({query: (sql) => askPage(page, 'rows', sql)});

/** What the page says from now on: which table was written last, and how the update ended. */
function listen(page: Page) {
  const said = {done: 'bronze', ended: ''};
  page.on('console', (message) => {
    const [word, what = ''] = message.text().split(' ');
    if (word === 'DONE') said.done = what;
    if (word === 'ENDED' || word === 'FAILED' || word === 'DIED') said.ended = message.text();
  });
  return said;
}

const nextWord = (page: Page, word: string) =>
  page.waitForEvent('console', {predicate: (message) => message.text().startsWith(word)});

async function openLake(profile: Profile): Promise<Page> {
  const page = await profile.openTab();
  await page.goto(`${appUrl}/loading/index.html`);
  await askPage(page, 'open');
  return page;
}

/** Begins an update and waits until bronze is loaded. */
async function begin(page: Page, refresh: Refresh): Promise<void> {
  const loaded = nextWord(page, 'LOADED');
  await askPage(page, 'refine', refresh);
  await loaded;
}

/** What a lake holds after each session when nothing ever breaks off, and how long silver and gold took. */
async function neverBrokenOff(browser: Browser, sessions: number) {
  const profile = createProfile(browser);
  try {
    const page = await openLake(profile);
    const timed = async (refresh: Refresh) => {
      const ended = nextWord(page, 'ENDED');
      await begin(page, refresh);
      const started = performance.now();
      expect((await ended).text()).toBe('ENDED COMPLETED');
      return performance.now() - started;
    };
    const after: {readonly ms: number; readonly sums: Sums}[] = [];
    for (let session = 0; session < sessions; session += 1) {
      await askPage(page, 'stageSession', session);
      const ms = await timed('incremental');
      after.push({ms, sums: await sumsOf(page)});
    }
    return {after, fullMs: await timed('full')};
  } finally {
    await profile.remove();
  }
}

type Whole = Awaited<ReturnType<typeof neverBrokenOff>>;

/** Counts of kills; among silver or gold, by the table that was written last. */
const killed = {all: 0, silver: 0, gold: 0, full: 0, incremental: 0};

interface Stroke {
  readonly refresh: Refresh;
  readonly sessions: number;
  /** Milliseconds from when bronze was loaded. */
  readonly moment: number;
}

/** Begins an update and kills the browser. Not counted when the update was over by then. */
async function strike(
  page: Page,
  profile: Profile,
  {refresh, sessions, moment}: Stroke,
): Promise<void> {
  const said = listen(page);
  await begin(page, refresh);
  await new Promise((reached) => setTimeout(reached, moment));
  const {done, ended} = said;
  await profile.kill();
  expect(ended).toMatch(/^$|^ENDED COMPLETED$/);
  if (ended === '') {
    killed.all += 1;
    killed[done.startsWith('gold') ? 'gold' : 'silver'] += 1;
    killed[refresh] += 1;
  }
  const where = ended === '' ? `after ${done}` : 'too late';
  console.log(
    `kill ${killed.all}: ${moment.toFixed(0)} ms of ${refresh} with ${sessions} sessions, ${where}`,
  );
}

/** Fills a lake session by session, breaks off every update, and holds what the next run leaves against the whole lake. */
async function tortureLake(browser: Browser, whole: Whole, random: () => number): Promise<void> {
  const profile = createProfile(browser);
  try {
    let page = await openLake(profile);
    let sessions = 0;
    while (killed.all < kills) {
      const refresh = sessions > 0 && random() < fullShare ? 'full' : 'incremental';
      if (refresh === 'incremental') {
        if (sessions === whole.after.length) break;
        await askPage(page, 'stageSession', sessions);
        sessions += 1;
      }
      const {ms = 0, sums} = whole.after[sessions - 1] ?? {};
      const moment = random() * 0.9 * (refresh === 'full' ? whole.fullMs : ms);
      await strike(page, profile, {refresh, sessions, moment});
      page = await openLake(profile);
      await askPage(page, 'load');
      expect(await sumsOf(page)).toEqual(sums);
    }
    expect(profile.complaints).toEqual([]);
  } finally {
    await profile.remove();
  }
}

test(`${kills} kills while silver and gold are computed: the next run leaves the same tables`, async ({
  playwright: {chromium},
}) => {
  test.setTimeout(300_000 + kills * 60_000);
  console.log(`seed ${seed} (TORTURE_SEED)`);
  const random = chance(seed);
  const whole = await neverBrokenOff(chromium, Math.min(kills, seasonSessions));
  expect(Object.keys(whole.after[0]?.sums ?? {}).length).toBeGreaterThan(40);
  for (let lakes = 0; killed.all < kills; lakes += 1) {
    expect(lakes, 'lakes whose updates were over too soon').toBeLessThan(mostLakes);
    await tortureLake(chromium, whole, random);
  }
  console.log('killed', killed);
});
