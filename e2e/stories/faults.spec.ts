import {openf1Port} from '../harness/addresses';
import type {Lake} from '../harness/lake';
import {expect, test} from '../harness/story';
import type {FaultRequest} from '../openf1-server/fault';
import {type Openf1Server, startServer} from '../openf1-server/server';

// Each has a browser and a test server of its own.
test.describe.configure({mode: 'parallel'});

/** A short simulated race behind the address the app was built for. */
const race = 900_013;

let server: Openf1Server;
test.beforeEach(async () => {
  server = await startServer({port: openf1Port, data: {simulate: {laps: 6, cars: 6}}});
});
test.afterEach(() => server.close());

const status = (app: Lake, word: string) =>
  app.page.getByRole('main').getByText(word, {exact: true}).first();

/** Chooses the race by its link, then lets `faults` strike while it is fetched. */
async function ingest(app: Lake, faults: readonly FaultRequest[]): Promise<void> {
  await app.open(`/ingest?source=openf1&session=${race}`);
  const start = app.page.getByRole('button', {name: 'Start ingest', exact: true});
  await expect(start).toBeEnabled();
  server.setFaults(faults);
  await start.click();
  await app.idle();
}

/** Goes on, with other faults or none; answers with the endpoints that were asked again. */
async function resume(app: Lake, faults: readonly FaultRequest[]): Promise<ReadonlySet<string>> {
  server.setFaults(faults);
  const before = server.log.length;
  await app.page.getByRole('button', {name: /^(Resume|Retry)/}).click();
  await app.idle();
  return new Set(server.log.slice(before).map(({path}) => path));
}

async function rowsOf(endpoint: string): Promise<number> {
  const response = await fetch(`${server.url}/v1/${endpoint}?session_key=${race}`);
  const rows: unknown = await response.json();
  return Array.isArray(rows) ? rows.length : 0;
}

async function refine(app: Lake): Promise<void> {
  await app.goTo('/');
  await app.runPipeline();
}

/** Requests whose words reach below their row. */
function coveredRequests({page}: Lake): Promise<readonly string[]> {
  const rows = page.getByRole('list', {name: 'Requests'}).getByRole('listitem');
  return rows.evaluateAll((all) =>
    all.filter((row) => row.scrollHeight > row.clientHeight).map((row) => row.textContent),
  );
}

/** What was fetched before is all there, and what failed has come. */
async function expectWhole(app: Lake): Promise<void> {
  server.setFaults([]);
  await refine(app);
  for (const endpoint of ['laps', 'stints', 'intervals', 'weather', 'race_control'])
    expect(await app.value(`select count(*)::int from bronze_${endpoint}`), endpoint).toBe(
      await rowsOf(endpoint),
    );
}

/** Milliseconds from each answer 429 to the next request for the same. */
function waits(endpoint: string): readonly number[] {
  const log = server.log.filter(({path}) => path === endpoint);
  return log.flatMap(({status: answer, at}, i) => {
    const next = log[i + 1];
    return answer === 429 && next ? [next.at - at] : [];
  });
}

const asked = (endpoint: string) => server.log.filter(({path}) => path === endpoint).length;

test('what passes by itself is waited out or asked for otherwise, and everything comes whole', async ({
  app,
}) => {
  // A page may not read Retry-After of another origin that does not expose it: the text decides then.
  await ingest(app, [
    {kind: 'rate-limited', endpoint: 'laps', times: 2, retryAfterS: 1},
    {kind: 'rate-limited', endpoint: 'stints', times: 2, retryAfterS: null},
    {kind: 'too-much-data', endpoint: 'intervals', times: 1},
    {kind: 'hang', endpoint: 'weather', times: 1},
    {kind: 'cut-body', endpoint: 'race_control', times: 1},
  ]);
  await expect(status(app, 'Completed')).toBeVisible();
  for (const endpoint of ['laps', 'stints']) {
    const waited = waits(endpoint);
    expect(waited, endpoint).toHaveLength(2);
    for (const wait of waited) expect(wait, endpoint).toBeGreaterThanOrEqual(1000);
  }
  expect(asked('intervals'), 'asked for in smaller pieces').toBeGreaterThan(2);
  expect(asked('weather')).toBe(2);
  expect(asked('race_control')).toBe(2);
  await expectWhole(app);
  expect(
    await app.value("select count(*)::int from ops.autoloader_files where status = 'MALFORMED'"),
    'no half answer is kept',
  ).toBe(0);
});

test('what does not pass is told, what came is kept, and only the rest is fetched later', async ({
  app,
}) => {
  await ingest(app, [{kind: 'live-session', endpoint: 'weather'}]);
  const kept = await app.stagedFiles();
  expect(Object.keys(kept).length).toBeGreaterThan(3);
  const expectTold = async (words: RegExp) => {
    await expect(app.page.getByText(words).first()).toBeVisible();
    await expect(status(app, 'Completed')).toBeHidden();
  };
  await expectTold(/live session/i);
  for (const {kind, words} of [
    {kind: 'refused', words: /reached|connection/i},
    {kind: 'server-error', words: /500/},
    {kind: 'overloaded', words: /503/},
  ] as const)
    await test.step(kind, async () => {
      expect(await resume(app, [{kind, endpoint: 'weather'}])).toEqual(new Set(['weather']));
      await expectTold(words);
      expect(await coveredRequests(app), 'what one failed with stands above the next').toEqual([]);
    });
  expect(await resume(app, [])).toEqual(new Set(['weather']));
  await expect(status(app, 'Completed')).toBeVisible();
  expect(await app.stagedFiles()).toMatchObject(kept);
  await expectWhole(app);
});

test('an answer whose JSON breaks off is set aside at its byte, and all others are loaded', async ({
  app,
}) => {
  await ingest(app, [{kind: 'malformed', endpoint: 'laps', times: 1}]);
  await refine(app);
  const [aside] = await app.query(
    "select path, size::int as size, error_byte::int as byte from ops.autoloader_files where status = 'MALFORMED'",
  );
  expect(aside?.['path']).toContain('laps/');
  expect(aside?.['byte']).toBe(aside?.['size']);
  await expect(app.page.getByText(String(aside?.['path'])).first()).toBeVisible();
  expect(await app.value('select count(*)::int from bronze_weather')).toBe(await rowsOf('weather'));

  await ingest(app, []);
  await expectWhole(app);
});

test('without any answer at all the person is told, and the sample still works', async ({app}) => {
  server.setFaults([{kind: 'refused'}]);
  await app.page.goto(`/ingest?source=openf1&session=${race}`);
  await app.idle();
  await expect(app.page.getByText(/reached|connection/i).first()).toBeVisible();
  await app.open('/');
  await app.ingest();
  expect(Object.keys(await app.stagedFiles()).length).toBeGreaterThan(10);
});
