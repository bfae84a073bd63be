import type {IngestProgress, IngestRequest} from '#/contracts/engine';
import {endpoints} from '#/domain/endpoints';
import {createIngest, type Ingest} from '#/engine/ingest/createIngest';
import type {Transport} from '#/engine/sources/transport';
import {storedInMemory} from '#/testing/ingestInMemory';
import type {VirtualClock} from '#/testing/virtualClock';
import {answer} from './answer';
import {customDataset} from './dataset';
import {type FaultRequest, faultPlan} from './fault';
import {faultAnswer} from './delivery';
import {paceKeeper} from './pace';

/** The ingest itself over a season of the test server's rows, limits and faults, at the speed of a virtual clock. */

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
const meetingCount = 24;
const kinds = [
  ['Practice', 'Practice 1'],
  ['Practice', 'Practice 2'],
  ['Practice', 'Practice 3'],
  ['Qualifying', 'Qualifying'],
  ['Race', 'Race'],
] as const;
const cars = Array.from({length: 20}, (_, i) => i + 1);
export const seasonStart = Date.UTC(2024, 2, 1, 12);
const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '+00:00');

const meetings = Array.from({length: meetingCount}, (_, i) => ({
  meeting_key: 1000 + i,
  meeting_name: `Grand Prix ${i + 1}`,
  year: 2024,
  date_start: iso(seasonStart + i * 14 * day),
}));
export const sessions = meetings.flatMap(({meeting_key}, i) =>
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

export interface Logged {
  readonly at: number;
  readonly address: string;
  readonly status: number | null;
  readonly isFault: boolean;
  isTaken: boolean;
}

/** The test server in this process: its limits and faults at the clock's time. */
export function seasonServer(clock: VirtualClock, faults: readonly FaultRequest[]) {
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
export function visits(clock: VirtualClock, transport: Transport, isOffline = () => false) {
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

export const never = {signal: new AbortController().signal};
export const wholeSeason: IngestRequest = {
  source: 'openf1',
  sessionKeys: sessions.map(({session_key}) => session_key),
  endpoints: endpoints.filter(({byDefault}) => byDefault).map(({name}) => name),
  telemetryDrivers: [],
};

export const tooSoon = (log: readonly Logged[]) =>
  log.filter(({status, isFault}) => status === 429 && !isFault);

export async function reached(
  log: readonly Logged[],
  clock: VirtualClock,
  count: number,
): Promise<void> {
  const latest = clock.now() + 2 * day;
  while (log.length < count) {
    if (clock.now() > latest) throw new Error(`Only ${log.length} of ${count} requests came`);
    await clock.sleep(200, never.signal);
  }
}
export const sleptUntil = (clock: VirtualClock, time: number) =>
  clock.sleep(Math.max(0, time - clock.now()), never.signal);
export async function emptied(ingest: Ingest, clock: VirtualClock): Promise<void> {
  const latest = clock.now() + 2 * day;
  do {
    if (clock.now() > latest)
      throw new Error(`No end: ${JSON.stringify(await ingest.ingestQueue({}, never))}`);
    await clock.sleep(minute, never.signal);
  } while ((await ingest.ingestQueue({}, never)).ingests.length > 0);
}
