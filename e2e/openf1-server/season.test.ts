import {expect, test} from 'vitest';
import type {IngestProgress, IngestRequest} from '#/contracts/engine';
import {endpoints} from '#/domain/endpoints';
import {createIngest, type Ingest} from '#/engine/ingest/createIngest';
import type {Transport} from '#/engine/sources/transport';
import {storedInMemory} from '#/testing/ingestInMemory';
import {type VirtualClock, virtualClock} from '#/testing/virtualClock';
import {answer} from './answer';
import {customDataset} from './dataset';
import {type FaultRequest, faultPlan} from './fault';
import {faultAnswer} from './delivery';
import {paceKeeper} from './pace';

/** The ingest itself over a season of the test server's rows, limits and faults, at the speed of a virtual clock. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const meetingCount = 24;
const kinds = [
  ['Practice', 'Practice 1'],
  ['Practice', 'Practice 2'],
  ['Practice', 'Practice 3'],
  ['Qualifying', 'Qualifying'],
  ['Race', 'Race'],
] as const;
const cars = Array.from({length: 20}, (_, i) => i + 1);
const seasonStart = Date.UTC(2024, 2, 1, 12);
const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '+00:00');

const meetings = Array.from({length: meetingCount}, (_, i) => ({
  meeting_key: 1000 + i,
  meeting_name: `Grand Prix ${i + 1}`,
  year: 2024,
  date_start: iso(seasonStart + i * 14 * day),
}));
const sessions = meetings.flatMap(({meeting_key}, i) =>
  kinds.map(([session_type, session_name], nth) => ({
    session_key: 9000 + 10 * i + nth,
    meeting_key,
    session_type,
    session_name,
    year: 2024,
    date_start: iso(seasonStart + i * 14 * day + nth * 6 * hour),
    date_end: iso(seasonStart + i * 14 * day + nth * 6 * hour + 2 * hour),
  })),
);
const perSession = (fields: Record<string, number | string>) =>
  sessions.map(({session_key, meeting_key}) => ({session_key, meeting_key, ...fields}));
const rows = {
  meetings,
  sessions,
  drivers: cars.flatMap((driver_number) => perSession({driver_number})),
  laps: perSession({driver_number: 4, lap_number: 1}),
  weather: perSession({air_temperature: 25}),
  car_data: cars.flatMap((driver_number) => perSession({driver_number, speed: 300})),
};
const dataset = customDataset(rows);

interface Logged {
  readonly at: number;
  readonly address: string;
  readonly status: number | null;
  readonly isFault: boolean;
  isTaken: boolean;
}

/** The test server in this process: its limits and faults at the clock's time. */
function seasonServer(clock: VirtualClock, faults: readonly FaultRequest[]) {
  const plan = faultPlan(faults);
  const admit = paceKeeper({perSecond: 3, perMinute: 30});
  const log: Logged[] = [];
  const state = {isClosed: () => false};
  const transport: Transport = async (endpoint, query, signal) => {
    // On the way to the server some are overtaken.
    await clock.sleep(20 + ((log.length * 37) % 120), signal);
    const decoded = decodeURIComponent(query);
    const address = `${endpoint}?${decoded}`;
    const entry = {at: clock.now(), address, isTaken: false};
    if (state.isClosed()) {
      log.push({...entry, status: null, isFault: true});
      throw new TypeError('Failed to fetch');
    }
    const fault = plan.strike(endpoint, decoded);
    const found = faultAnswer(fault) ?? admit(clock.now()) ?? answer(dataset, endpoint, query);
    const logged: Logged = {...entry, status: found.status, isFault: fault !== null};
    log.push(logged);
    await clock.sleep(100, signal);
    if (fault?.kind === 'refused') throw new TypeError('Failed to fetch');
    const isHalf = fault?.kind === 'cut-body';
    return new Response(
      new ReadableStream({
        start(controller) {
          const bytes = new TextEncoder().encode(found.body);
          controller.enqueue(isHalf ? bytes.subarray(0, bytes.length / 2) : bytes);
          if (isHalf) return controller.error(new TypeError('network error'));
          controller.close();
          logged.isTaken = true;
        },
      }),
      {status: found.status, headers: found.headers},
    );
  };
  return {transport, log, state};
}

/** Ingests over one storage, as one visit after the other. */
function visits(clock: VirtualClock, transport: Transport, isOffline = () => false) {
  const stored = storedInMemory();
  const told: IngestProgress[] = [];
  return {
    stored,
    told,
    open: () =>
      createIngest({
        ...stored,
        transports: {openf1: transport, sample: transport},
        emit: (progress) => told.push(progress),
        isOffline,
        manners: {clock, chance: () => 0.5},
      }),
  };
}

const never = {signal: new AbortController().signal};
const wholeSeason: IngestRequest = {
  source: 'openf1',
  sessionKeys: sessions.map(({session_key}) => session_key),
  endpoints: endpoints.filter(({byDefault}) => byDefault).map(({name}) => name),
  telemetryDrivers: [],
};

/** What the server sent whole, by address, and how often. */
function delivered(log: readonly Logged[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const {address, isTaken, isFault, status} of log)
    if (isTaken && !isFault && (status === 200 || status === 404))
      times.set(address, (times.get(address) ?? 0) + 1);
  return times;
}
const tooSoon = (log: readonly Logged[]) =>
  log.filter(({status, isFault}) => status === 429 && !isFault);

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
  const wish: IngestRequest = {...wholeSeason, endpoints: ['laps', 'weather', 'stints', 'sessions']};
  await clock.until(ingest.listMeetings({source: 'openf1', year: 2024}, never));
  await clock.until(ingest.startIngest(wish, never));
  const again = await clock.until(ingest.planIngest(wish, never));
  expect(new Set(again.requests.map(({sessionKey}) => sessionKey))).toEqual(
    new Set([null, 9230, 9231, 9232, 9233, 9234]),
  );
  expect((await clock.until(ingest.planIngest({...wish, again: true}, never))).kept).toEqual([]);
  lake.stored.volume.remove([...lake.stored.files.keys()].find((path) => path.startsWith('laps'))!);
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
  const begin = performance.now();
  const plan = await clock.until(ingest.planIngest(telemetry, never));
  expect(plan.requests.length).toBeGreaterThan(10_000);
  const queue = await clock.until(ingest.queueIngest(telemetry, never));
  const [queued] = queue.ingests;
  expect(queued?.counts.all).toBe(plan.requests.length);
  await clock.until(sleptUntil(clock, clock.now() + 2 * minute));
  expect(performance.now() - begin).toBeLessThan(5_000);
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

async function reached(log: readonly Logged[], clock: VirtualClock, count: number): Promise<void> {
  const latest = clock.now() + 2 * day;
  while (log.length < count) {
    if (clock.now() > latest) throw new Error(`Only ${log.length} of ${count} requests came`);
    await clock.sleep(200, never.signal);
  }
}
const sleptUntil = (clock: VirtualClock, time: number) =>
  clock.sleep(Math.max(0, time - clock.now()), never.signal);
async function emptied(ingest: Ingest, clock: VirtualClock): Promise<void> {
  const latest = clock.now() + 2 * day;
  do {
    if (clock.now() > latest)
      throw new Error(`No end: ${JSON.stringify(await ingest.ingestQueue({}, never))}`);
    await clock.sleep(minute, never.signal);
  } while ((await ingest.ingestQueue({}, never)).ingests.length > 0);
}
