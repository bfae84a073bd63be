import type {Page} from '@playwright/test';
import {openf1Port} from '../harness/addresses';
import {lake} from '../harness/lake';
import {expect, test} from '../harness/story';
import {type LogEntry, type Openf1Server, startServer} from '../openf1-server/server';

/** A short simulated race behind the address the app was built for. */
const race = 900_013;
const sponsor = {
  username: 'fan',
  password: 'correct horse',
  token: 'sponsored-0123456789',
  pace: {perSecond: 6, perMinute: 60},
};

let server: Openf1Server;
test.beforeEach(async () => {
  server = await startServer({
    port: openf1Port,
    data: {simulate: {laps: 3, cars: 4}},
    pace: {perSecond: 3, perMinute: 30},
    sponsor,
  });
});
test.afterEach(() => server.close());

const asked = (count: number) =>
  expect.poll(() => server.log.length, {intervals: [20]}).toBeGreaterThanOrEqual(count);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', {name}).first();
const told = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('main').getByText(words).first()).toBeVisible();

/** What the server answered whole, by address, and how often. */
function answered(log: readonly LogEntry[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const {path, query, status, fault} of log)
    if (fault === null && (status === 200 || status === 404))
      times.set(`${path}?${query}`, (times.get(`${path}?${query}`) ?? 0) + 1);
  return times;
}

test('an ingest survives a reload and another tab, keeps the pace, and goes on by itself after being offline', async ({
  app,
}) => {
  await app.open(`/ingest?source=openf1&session=${race}`);
  await expect(button(app.page, /^Start ingest$/)).toBeEnabled();
  server.setFaults([
    {kind: 'overloaded', endpoint: 'weather', times: 1},
    {kind: 'rate-limited', endpoint: 'stints', times: 1},
    {kind: 'cut-body', endpoint: 'laps', times: 1},
  ]);
  await button(app.page, /^Start ingest$/).click();
  const broken: string[] = [];
  const breakOff = async (count: number) => {
    await asked(count);
    // At most three are under way; they are asked again.
    broken.push(...server.log.slice(-3).map(({path, query}) => `${path}?${query}`));
  };

  await test.step('a reload leaves it in the queue, to go on with', async () => {
    await breakOff(7);
    await app.page.reload();
    await told(app.page, 'Interrupted');
    await button(app.page, /^Continue: /).click();
  });

  const second = lake(await app.page.context().newPage());
  await test.step('another tab takes it over', async () => {
    await breakOff(11);
    // Else it would be over before the other tab is open on a busy machine.
    server.setFaults([{kind: 'slow', ms: 3_000}]);
    await second.page.goto(`/ingest?source=openf1&session=${race}`);
    await second.page.getByRole('button', {name: 'Take over'}).click();
    await button(second.page, /^Continue: /).click();
    server.setFaults([]);
  });

  await test.step('without a connection it waits, and with one it goes on', async () => {
    await asked(15);
    await second.page.context().setOffline(true);
    await told(second.page, 'This computer is offline');
    await second.page.context().setOffline(false);
    await expect(second.page.getByText('Completed', {exact: true}).first()).toBeVisible();
    await second.idle();
  });

  const tooOften = server.log.filter(({status, fault}) => status === 429 && fault === null);
  expect(tooOften).toEqual([]);
  const twice = [...answered(server.log)].filter(([, n]) => n > 1).map(([address]) => address);
  expect(twice.filter((address) => !broken.includes(address))).toEqual([]);

  await test.step('every try is in the request log', async () => {
    const [logged] = await second.query(
      `select count(*)::int as tries, count(distinct endpoint)::int as endpoints,
        count(*) filter (outcome = 'rate-limited')::int as limited from ops.request_log`,
    );
    expect(logged).toMatchObject({limited: 1});
    expect(Number(logged?.['tries'])).toBeGreaterThan(server.log.length - 8);
  });

  await test.step('a sponsor asks twice as fast, and the token ends with the tab', async () => {
    await second.page.getByText('Sign in to ask twice as fast').click();
    await second.page.getByLabel('User name').fill(sponsor.username);
    await second.page.getByLabel('Password').fill(sponsor.password);
    await button(second.page, /^Sign in$/).click();
    await told(second.page, '6 a second, 60 a minute');

    await second.goTo('/ingest?source=openf1&session=latest');
    await second.page.getByLabel('Ask for everything again').check();
    await second.page.getByLabel('laps', {exact: true}).last().isVisible();
    await button(second.page, /^Start ingest$/).click();
    await second.idle();
    await told(second.page, 'Completed');
    const sponsored = server.log.filter(({isSponsor}) => isSponsor);
    expect(sponsored.length).toBeGreaterThan(10);
    expect(server.log.filter(({status, fault}) => status === 429 && fault === null)).toEqual([]);
    await told(second.page, /unchanged/);

    const stored = await second.page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({name}) => name);
      const kept = Array.from({length: localStorage.length}, (_, i) =>
        localStorage.getItem(localStorage.key(i) ?? ''),
      );
      return JSON.stringify([names, kept]);
    });
    expect(stored).not.toContain(sponsor.token);
    await button(second.page, 'Forget the token').click();
    await told(second.page, 'Sign in to ask twice as fast');
    expect(await second.page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
