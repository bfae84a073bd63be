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

/** Goes on after the faults are over; answers with the endpoints that were asked again. */
async function resume(app: Lake): Promise<ReadonlySet<string>> {
  server.setFaults([]);
  const before = server.log.length;
  await app.page.getByRole('button', {name: /^(Resume|Retry)/}).click();
  await app.idle();
  await expect(status(app, 'Completed')).toBeVisible();
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

/** What was fetched before is all there, and what failed has come. */
async function expectWhole(app: Lake): Promise<void> {
  server.setFaults([]);
  await refine(app);
  for (const endpoint of ['laps', 'weather', 'race_control'])
    expect(await app.value(`select count(*)::int from bronze_${endpoint}`), endpoint).toBe(
      await rowsOf(endpoint),
    );
}

/** Milliseconds from each answer 429 to the next request for the same. */
function waits(): readonly number[] {
  return server.log.flatMap((entry, i) => {
    const next = server.log.slice(i + 1).find(({path}) => path === entry.path);
    return entry.status === 429 && next ? [next.at - entry.at] : [];
  });
}

// A page may not read Retry-After of another origin that does not expose it: the text decides then.
for (const retryAfterS of [1, null])
  test(`told that it asks too often, Retry-After ${retryAfterS ?? 'absent'}, it waits and then gets everything`, async ({
    app,
  }) => {
    await ingest(app, [{kind: 'rate-limited', endpoint: 'laps', times: 2, retryAfterS}]);
    await expect(status(app, 'Completed')).toBeVisible();
    expect(waits()).toHaveLength(2);
    for (const wait of waits()) expect(wait).toBeGreaterThanOrEqual(1000);
    await expectWhole(app);
  });

for (const {kind, words} of [
  {kind: 'live-session', words: /live session/i},
  {kind: 'refused', words: /reached|connection/i},
  {kind: 'server-error', words: /500/},
  {kind: 'overloaded', words: /503/},
] as const)
  test(`${kind}: it says so, keeps what it has, and fetches only the rest later`, async ({app}) => {
    await ingest(app, [{kind, endpoint: 'weather'}]);
    await expect(app.page.getByText(words).first()).toBeVisible();
    await expect(status(app, 'Completed')).toBeHidden();
    const kept = await app.stagedFiles();
    expect(Object.keys(kept).length).toBeGreaterThan(3);
    expect(await resume(app)).toEqual(new Set(['weather']));
    expect(await app.stagedFiles()).toMatchObject(kept);
    await expectWhole(app);
  });

test('a refusal of too much data is answered by asking for less at once', async ({app}) => {
  await ingest(app, [{kind: 'too-much-data', endpoint: 'laps', times: 1}]);
  await expect(status(app, 'Completed')).toBeVisible();
  expect(server.log.filter(({path}) => path === 'laps').length).toBeGreaterThan(2);
  await expectWhole(app);
});

for (const kind of ['hang', 'cut-body'] as const)
  test(`${kind}: the request is given up and made again, and no half answer is kept`, async ({
    app,
  }) => {
    await ingest(app, [{kind, endpoint: 'laps', times: 1}]);
    await expect(status(app, 'Completed')).toBeVisible();
    await expectWhole(app);
    expect(
      await app.value("select count(*)::int from ops.autoloader_files where status = 'MALFORMED'"),
    ).toBe(0);
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
