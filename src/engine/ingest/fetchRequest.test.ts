import {expect, test} from 'vitest';
import {z} from 'zod';
import type {PlannedRequest} from '#/contracts/engine';
import {createPacing, systemClock} from '#/engine/sources/openf1/pacing';
import {patientRetry} from '#/engine/sources/openf1/retry';
import type {Transport} from '#/engine/sources/transport';
import type {StoredAnswer} from '#/engine/storage/ingestRecords';
import type {Origin, Staging} from '#/engine/storage/staging';
import type {Access, Asked} from './ask';
import {fetchRequest, type Route} from './fetchRequest';
import {createLookups, type Lookups} from './lookups';

const start = Date.UTC(2024, 8, 22, 12);
const end = start + 2 * 3_600_000;

/** Keeps in memory what the real one keeps in OPFS. */
function memoryStaging() {
  const staged: {readonly origin: Origin; readonly text: string}[] = [];
  const staging: Pick<Staging, 'stage'> = {
    async stage(origin, body) {
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      for await (const chunk of body) chunks.push(Uint8Array.from(chunk));
      const text = await new Blob(chunks).text();
      const path = `${origin.endpoint}/${staged.length}.json`;
      if (text === '[]') return {state: 'empty', path: null, bytes: 2};
      staged.push({origin, text});
      return {state: 'staged', path, bytes: text.length};
    },
  };
  const notAsked = () => Promise.reject(new Error('not asked'));
  return {staged, staging: {...staging, totals: notAsked, listed: notAsked}};
}

const driverRow = z.object({driver_number: z.int()});

/** Remembers what was answered as the real one does in IndexedDB. */
function memoryAnswers(lookups: Lookups) {
  const known = new Map<string, StoredAnswer>();
  const key = ({endpoint, query}: Asked) => `${endpoint}?${query}`;
  const answers: Route['answers'] = {
    since: async (asked) => known.get(key(asked)),
    note: async (asked, path) => void known.set(key(asked), {at: 0, path}),
  };
  const drivers: Route['drivers'] = async (session, signal) => {
    const asked = {endpoint: 'drivers', query: `session_key=${session}`} as const;
    return (await lookups.rows(asked, driverRow, signal)).map((row) => row.driver_number);
  };
  return {answers, drivers};
}

function routeOver(transport: Transport) {
  const access: Access = {
    source: 'openf1',
    transport,
    pacing: createPacing(() => [], systemClock),
    clock: systemClock,
    retry: {...patientRetry, firstDelayMs: 0},
    chance: () => 0,
    silenceMs: 5_000,
  };
  const {staged, staging} = memoryStaging();
  const sessions = new Map([[9606, {start, end}]]);
  const lookups = createLookups(access);
  const {answers, drivers} = memoryAnswers(lookups);
  const route: Route = {access, lookups, staging, sessions, answers, drivers, since: 0};
  return {route, staged};
}

const request = (endpoint: PlannedRequest['endpoint'], query: string): PlannedRequest => ({
  id: query,
  endpoint,
  query,
  sessionKey: 9606,
  estimatedBytes: 0,
});
const watcher = {signal: new AbortController().signal, onBytes: () => undefined};
const tooMuch = () => Response.json({detail: 'too much data'}, {status: 422});

/** A server that holds one row a minute and answers with sixty at most. */
const hourAtMost: Transport = async (_, query) => {
  const bound = (sign: string) => {
    const at = query.split('&').find((part) => part.startsWith(`date${sign}`));
    return at === undefined ? undefined : Date.parse(`${at.slice(4 + sign.length)}Z`);
  };
  const minutes = Array.from({length: 240}, (_, i) => start - 3_600_000 + i * 60_000);
  const [from, until] = [bound('>=') ?? -Infinity, bound('<') ?? Infinity];
  const rows = minutes.filter((time) => time >= from && time < until);
  return rows.length > 60 ? tooMuch() : Response.json(rows);
};

test('what is too much at once comes in parts, each row once', async () => {
  const {route, staged} = routeOver(hourAtMost);
  const fetched = await fetchRequest(
    route,
    request('car_data', 'session_key=9606&driver_number=4'),
    watcher,
  );
  expect(fetched.state).toBe('staged');
  const times = staged.flatMap(({text}) => JSON.parse(text) as number[]);
  expect(times).toHaveLength(240);
  expect(new Set(times).size).toBe(240);
  expect(new Set(staged.map(({origin}) => origin.query)).size).toBe(staged.length);
  expect(fetched.bytes).toBe(staged.reduce((sum, {text}) => sum + text.length, 0));
});

test('a session too big for one answer is asked car by car', async () => {
  const {route, staged} = routeOver(async (endpoint, query) => {
    if (endpoint === 'drivers') return Response.json([{driver_number: 4}, {driver_number: 81}]);
    return query.includes('driver_number') ? Response.json([query]) : tooMuch();
  });
  await fetchRequest(route, request('location', 'session_key=9606'), watcher);
  expect(staged.map(({origin}) => origin.query)).toEqual([
    'session_key=9606&driver_number=4',
    'session_key=9606&driver_number=81',
  ]);
});

test('what cannot be cut any smaller fails', async () => {
  const {route} = routeOver(async () => tooMuch());
  expect(await fetchRequest(route, request('weather', 'session_key=9606'), watcher)).toMatchObject({
    state: 'failed',
    failure: {code: 'source.too-much-data'},
  });
});

test('a list without rows is empty', async () => {
  const {route} = routeOver(async () => new Response('[]'));
  expect(await fetchRequest(route, request('laps', 'session_key=9606'), watcher)).toEqual({
    state: 'empty',
    bytes: 2,
    failure: null,
  });
});
