import {expect, test} from 'vitest';
import type {IngestRequest} from '#/contracts/engine';
import {virtualClock} from '#/testing/virtualClock';
import type {FaultRequest} from './fault';
import {
  day,
  emptied,
  hour,
  type Logged,
  minute,
  never,
  reached,
  seasonServer,
  seasonStart,
  sleptUntil,
  tooSoon,
  visits,
  wholeSeason,
} from './virtualSeason';

/** What the server sent whole, by address, and how often. */
function delivered(log: readonly Logged[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const {address, isTaken, isFault, status} of log)
    if (isTaken && !isFault && (status === 200 || status === 404))
      times.set(address, (times.get(address) ?? 0) + 1);
  return times;
}
const faults: readonly FaultRequest[] = [
  {kind: 'overloaded', query: 'session_key=9013', times: 3},
  {kind: 'refused', endpoint: 'weather', after: 40, times: 4},
  {kind: 'cut-body', endpoint: 'laps', after: 17, times: 3},
  {kind: 'rate-limited', endpoint: 'stints', after: 11, times: 2},
  {kind: 'rate-limited', endpoint: 'pit', after: 60, times: 1, per: 'minute', retryAfterS: null},
  {kind: 'server-error', endpoint: 'position', after: 70, times: 2},
];

test('a season ends complete: nothing twice, no limit exceeded, broken off, closed and offline in between', async () => {
  const start = Date.UTC(2026, 5, 6, 10);
  const clock = virtualClock(start);
  const {transport, log, state} = seasonServer(clock, faults);
  let isOffline = false;
  const lake = visits(clock, transport, () => isOffline);

  const first = lake.open();
  await clock.until(first.listMeetings({source: 'openf1', year: 2024}, never));
  const plan = await clock.until(first.planIngest(wholeSeason, never));
  expect(log.map(({address}) => address)).toEqual(['meetings?year=2024', 'sessions?year=2024']);
  expect(plan.requests.length).toBeGreaterThan(1_200);
  const running = first.startIngest(wholeSeason, never);
  running.catch(() => undefined);
  await clock.until(reached(log, clock, 200));
  // The tab is closed, and what was under way is lost.
  const lost = new Set(log.slice(-3).map(({address}) => address));
  await clock.until(first.close());

  const second = lake.open();
  expect(await second.unfinished()).toMatchObject({state: 'interrupted'});
  state.isClosed = () => isOffline || closedUntil > clock.now();
  let closedUntil = 0;
  await second.continueIngests({}, never);
  await clock.until(reached(log, clock, 500));
  closedUntil = clock.now() + 3 * hour;
  const closing = log.length;
  await clock.until(sleptUntil(clock, closedUntil));
  expect((await second.ingestQueue({}, never)).hold).toMatchObject({reason: 'unreachable'});
  // At first what was under way finds out, then one request every five minutes.
  expect(log.length - closing).toBeLessThan(30 + (3 * hour) / (5 * minute));

  await clock.until(reached(log, clock, 800));
  isOffline = true;
  const offlineFrom = log.length;
  await clock.until(sleptUntil(clock, clock.now() + hour));
  expect((await second.ingestQueue({}, never)).hold).toMatchObject({reason: 'offline'});
  expect(log.length - offlineFrom).toBeLessThanOrEqual(3);
  isOffline = false;
  second.goOnline();

  await clock.until(emptied(second, clock));
  expect(lake.told.at(-1)?.state).toBe('completed');
  const times = delivered(log);
  for (const {id} of plan.requests) expect(times.get(id), id).toBeGreaterThanOrEqual(1);
  const twice = [...times].filter(([, n]) => n > 1).map(([address]) => address);
  expect(twice.filter((address) => !lost.has(address))).toEqual([]);
  expect(tooSoon(log)).toEqual([]);
  expect(clock.now() - start).toBeGreaterThan((plan.requests.length / 30) * minute);

  await clock.until(second.listMeetings({source: 'openf1', year: 2024}, never));
  const asked = log.length;
  const again = await clock.until(second.planIngest(wholeSeason, never));
  expect(again.requests).toEqual([]);
  expect(again.kept).toHaveLength(plan.requests.length);
  expect((await clock.until(second.startIngest(wholeSeason, never))).state).toBe('completed');
  expect(log).toHaveLength(asked);
}, 120_000);

test('what ended less than a week before it was asked is asked again', async () => {
  const lastEnd = seasonStart + 23 * 14 * day + 26 * hour;
  const clock = virtualClock(lastEnd + day);
  const {transport} = seasonServer(clock, []);
  const lake = visits(clock, transport);
  const ingest = lake.open();
  const wish: IngestRequest = {
    ...wholeSeason,
    endpoints: ['laps', 'weather', 'stints', 'sessions'],
  };
  await clock.until(ingest.listMeetings({source: 'openf1', year: 2024}, never));
  await clock.until(ingest.startIngest(wish, never));
  const again = await clock.until(ingest.planIngest(wish, never));
  expect(new Set(again.requests.map(({sessionKey}) => sessionKey))).toEqual(
    new Set([null, 9230, 9231, 9232, 9233, 9234]),
  );
  expect((await clock.until(ingest.planIngest({...wish, again: true}, never))).kept).toEqual([]);
  const [laps = ''] = [...lake.stored.files.keys()].filter((path) => path.startsWith('laps'));
  await lake.stored.volume.remove(laps);
  const missing = await clock.until(ingest.planIngest(wish, never));
  expect(missing.requests).toHaveLength(again.requests.length + 1);
});

test('more than ten thousand requests are planned at once, told in few, and kept whole', async () => {
  const clock = virtualClock(Date.UTC(2026, 5, 6, 10));
  const {transport} = seasonServer(clock, []);
  const lake = visits(clock, transport);
  const ingest = lake.open();
  await clock.until(ingest.listMeetings({source: 'openf1', year: 2024}, never));
  const telemetry: IngestRequest = {
    ...wholeSeason,
    endpoints: [...wholeSeason.endpoints, 'car_data', 'location'],
    telemetryByTime: true,
  };
  const plan = await clock.until(ingest.planIngest(telemetry, never));
  expect(plan.requests.length).toBeGreaterThan(10_000);
  const queue = await clock.until(ingest.queueIngest(telemetry, never));
  const [queued] = queue.ingests;
  expect(queued?.counts.all).toBe(plan.requests.length);
  await clock.until(sleptUntil(clock, clock.now() + 2 * minute));
  expect(lake.told.at(-1)?.requests.length).toBeLessThan(200);
  expect(lake.told.at(-1)?.counts).toMatchObject({all: plan.requests.length});
  const groups = await ingest.ingestGroups({ingestId: queued?.ingestId ?? ''}, never);
  expect(groups).toHaveLength(121);
  expect(groups.reduce((sum, {counts}) => sum + counts.all, 0)).toBe(plan.requests.length);
  await ingest.close();
});

test('telemetry of cars that are not known yet finds them out, asks none twice, and goes on where it was', async () => {
  const clock = virtualClock(Date.UTC(2026, 5, 6, 10));
  const {transport, log} = seasonServer(clock, []);
  const lake = visits(clock, transport);
  const first = lake.open();
  const wish: IngestRequest = {
    ...wholeSeason,
    sessionKeys: wholeSeason.sessionKeys.slice(0, 6),
    endpoints: ['drivers', 'car_data'],
  };
  await clock.until(first.listMeetings({source: 'openf1', year: 2024}, never));
  const plan = await clock.until(first.planIngest(wish, never));
  expect(plan.requests.reduce((sum, {parts = 1}) => sum + parts, 0)).toBe(6 + 6 * 20);
  first.startIngest(wish, never).catch(() => undefined);
  await clock.until(reached(log, clock, 40));
  await clock.until(first.close());
  const lost = log.length;
  const second = lake.open();
  await second.continueIngests({}, never);
  await clock.until(emptied(second, clock));
  const times = delivered(log);
  expect([...times.keys()].filter((address) => address.startsWith('car_data'))).toHaveLength(120);
  expect([...times.values()].filter((n) => n > 1).length).toBeLessThanOrEqual(3);
  expect(lost).toBeGreaterThan(0);
});
