import {readFileSync} from 'node:fs';
import {afterEach, describe, expect, test} from 'vitest';
import {hasShared, sharedFiles, sharedRows} from '#/testing/shared';
import type {FaultRequest} from './fault';
import {type Openf1Server, type ServerOptions, startServer} from './server';

const running: Openf1Server[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});
async function start(options: ServerOptions) {
  const server = await startServer(options);
  running.push(server);
  return {
    ...server,
    ask: (path: string, init?: RequestInit) => fetch(`${server.url}/v1/${path}`, init),
    rows: async (path: string) =>
      (await (await fetch(`${server.url}/v1/${path}`)).json()) as Record<string, unknown>[],
  };
}
const laps = [1, 2, 3].flatMap((lap_number) =>
  [4, 81].map((driver_number) => ({
    session_key: 9_001,
    driver_number,
    lap_number,
    lap_duration: 90 + lap_number,
    date_start: `2026-03-08T13:0${lap_number}:00+00:00`,
    is_pit_out_lap: lap_number === 1,
    segments_sector_1: [2_049, null],
    compound: null,
  })),
);
const sessions = [
  {session_key: 9_001, meeting_key: 1_300, date_start: '2026-03-08T13:00:00+00:00'},
];
const small = {laps, sessions};

describe('answers', () => {
  test('are JSON arrays of the rows that match, with or without the version in the path', async () => {
    const server = await start({data: small});
    expect(await server.rows('laps?driver_number=4&lap_number>=2')).toEqual(
      laps.filter((lap) => lap.driver_number === 4 && lap.lap_number >= 2),
    );
    expect(await (await fetch(`${server.url}/laps?lap_number=1`)).json()).toHaveLength(2);
    expect(
      await server.rows('laps?lap_number%3E%3D2&lap_number%3C=2&session_key=latest'),
    ).toHaveLength(2);
    expect(await server.rows('laps?date_start%3E2026-03-08T13:02:00%2B00:00')).toHaveLength(2);
  });
  test('are 404 with a detail when nothing matches, and for what is no endpoint', async () => {
    const server = await start({data: small});
    for (const path of ['laps?lap_number=77', 'laps?limit=10', 'weather?session_key=9001']) {
      const answer = await server.ask(path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({detail: 'No results found.'});
    }
    expect((await server.ask('lapz')).status).toBe(404);
  });
  test('are 422 for too much data and 500 in HTML for what cannot be parsed', async () => {
    const server = await start({data: small});
    const refused = await server.ask('car_data?session_key=9001');
    expect(refused.status).toBe(422);
    expect(await refused.json()).toEqual({
      detail: "Failed to retrieve information. You're likely asking for too much data at once.",
    });
    const failed = await server.ask('laps?flag=');
    expect(failed.status).toBe(500);
    expect(failed.headers.get('content-type')).toMatch(/html/);
  });
  test('allow every origin, and answer the preflight', async () => {
    const server = await start({data: small});
    for (const path of ['laps?lap_number=1', 'laps?lap_number=9', 'laps'])
      expect((await server.ask(path)).headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await server.ask('laps', {method: 'OPTIONS'});
    expect(preflight.ok).toBe(true);
    expect(preflight.headers.get('access-control-max-age')).toBe('600');
  });
  test('come as CSV when asked for', async () => {
    const server = await start({data: small});
    const answer = await server.ask('laps?lap_number=1&driver_number=4&csv=true');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename=laps.csv');
    expect(await answer.text()).toBe(
      'compound,date_start,driver_number,is_pit_out_lap,lap_duration,lap_number,segments_sector_1,session_key\r\n' +
        ',2026-03-08 13:01:00+00:00,4,True,91,1,"[2049, None]",9001\r\n',
    );
  });
  test('come from the simulator too', async () => {
    const server = await start({data: {simulate: {laps: 20, telemetryDrivers: 1}}});
    expect(await server.rows('meetings?year=2026')).toHaveLength(1);
    expect(await server.rows('starting_grid?session_key=900012')).toHaveLength(20);
  });
});

describe.skipIf(!hasShared)('recorded answers', () => {
  test('are all there', async () => {
    const server = await start({data: 'recorded'});
    for (const endpoint of ['drivers', 'pit', 'race_control', 'session_result', 'meetings'])
      expect(await server.rows(endpoint)).toEqual(sharedRows(endpoint));
    expect(await server.rows('sessions?session_key=latest')).toEqual([
      expect.objectContaining({session_name: 'Qualifying', year: 2026}),
    ]);
  });
  test('keep the spelling of every number', async () => {
    const server = await start({data: 'recorded'});
    const text = await (await server.ask('intervals?session_key=9655')).text();
    const recorded = sharedFiles('openf1/intervals')
      .map((path) => readFileSync(path, 'utf8'))
      .join();
    const spellings = (json: string) => json.match(/-?\d+\.\d+/g);
    expect(spellings(text)).toEqual(spellings(recorded));
    expect(text).toContain(': 0.0');
  });
});

describe('limits', () => {
  test('a fourth request within a second gets 429 with Retry-After', async () => {
    const server = await start({data: small, pace: {perSecond: 3, perMinute: 30}});
    const answers = await Promise.all(Array.from({length: 5}, () => server.ask('sessions')));
    const refused = answers.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(await refused[0]?.json()).toEqual({
      detail: 'Rate limit exceeded. Max 3 requests/second.',
      error: 'Too Many Requests',
    });
  });
  test('a request beyond those of a minute gets 429 without it', async () => {
    const server = await start({data: small, pace: {perSecond: 100, perMinute: 2}});
    for (const status of [200, 200, 429])
      expect((await server.ask('sessions')).status).toBe(status);
    const refused = await server.ask('sessions');
    expect(refused.headers.has('retry-after')).toBe(false);
    expect(await refused.json()).toMatchObject({
      detail: 'Rate limit exceeded. Max 2 requests/minute.',
    });
  });
});

describe('faults', () => {
  const withFault = (fault: FaultRequest) => start({data: small, faults: [fault]});
  const path = 'laps?lap_number=1';

  test('strike after so many, so often, at one endpoint, for one query', async () => {
    const server = await withFault({
      kind: 'server-error',
      endpoint: 'laps',
      query: 'lap_number=1',
      after: 1,
      times: 2,
    });
    const statuses = [];
    for (const asked of [path, 'sessions', 'laps?lap_number=2', path, path, path])
      statuses.push((await server.ask(asked)).status);
    expect(statuses).toEqual([200, 200, 200, 500, 500, 200]);
  });
  test('rate limited, with and without Retry-After', async () => {
    const server = await start({
      data: small,
      faults: [
        {kind: 'rate-limited', times: 1},
        {kind: 'rate-limited', times: 1, per: 'minute', retryAfterS: null},
      ],
    });
    const first = await server.ask(path);
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '1']);
    const second = await server.ask(path);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
    expect(await second.json()).toHaveProperty(
      'detail',
      'Rate limit exceeded. Max 30 requests/minute.',
    );
    expect((await server.ask(path)).status).toBe(200);
  });
  test('a live session is 401 without CORS headers', async () => {
    const answer = await (await withFault({kind: 'live-session'})).ask(path);
    expect(answer.status).toBe(401);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    expect(await answer.json()).toHaveProperty(
      'detail',
      expect.stringMatching(/^Live F1 session in progress/),
    );
  });
  test.each([
    ['too-much-data', 422],
    ['server-error', 500],
    ['overloaded', 503],
  ] as const)('%s is %i', async (kind, status) => {
    expect((await (await withFault({kind})).ask(path)).status).toBe(status);
  });
  test('a hanging request is logged and never answered', async () => {
    const server = await withFault({kind: 'hang'});
    const controller = new AbortController();
    const asked = server.ask(path, {signal: controller.signal});
    await expect.poll(() => server.log.length).toBe(1);
    controller.abort();
    await expect(asked).rejects.toThrow();
    expect(server.log[0]).toMatchObject({status: null, fault: 'hang'});
  });
  test('a refused request fails', async () => {
    await expect((await withFault({kind: 'refused'})).ask(path)).rejects.toThrow();
  });
  test('a cut body announces all and breaks off', async () => {
    const server = await withFault({kind: 'cut-body'});
    const answer = await server.ask(path);
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(200);
    await expect(answer.text()).rejects.toThrow();
  });
  test('malformed JSON arrives whole', async () => {
    const answer = await (await withFault({kind: 'malformed'})).ask(path);
    const text = await answer.text();
    expect(text).toHaveLength(Number(answer.headers.get('content-length')));
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });
  test('a slow answer is the true one', async () => {
    const server = await withFault({kind: 'slow', ms: 40});
    expect(await server.rows(path)).toHaveLength(2);
    expect(server.log[0]?.fault).toBe('slow');
  });
  test('can be set and ended while the server runs', async () => {
    const server = await start({data: small});
    server.setFaults([{kind: 'overloaded'}]);
    expect((await server.ask(path)).status).toBe(503);
    server.setFaults([]);
    expect((await server.ask(path)).status).toBe(200);
  });
});

describe('control', () => {
  test('sets faults from outside and refuses what is none', async () => {
    const server = await start({data: small});
    const post = (body: string) => fetch(`${server.url}/control/faults`, {method: 'POST', body});
    expect((await post('[{"kind":"server-error","times":1}]')).status).toBe(200);
    expect((await server.ask('laps?lap_number=1')).status).toBe(500);
    for (const body of ['[{"kind":"explode"}]', '{}', 'nonsense'])
      expect((await post(body)).status).toBe(400);
  });
  test('tells every request with its time and status', async () => {
    const server = await start({data: small});
    await server.ask('laps?lap_number%3E=2');
    await server.ask('weather?session_key=9001');
    const log: unknown = await (await fetch(`${server.url}/control/log`)).json();
    expect(log).toEqual([
      expect.objectContaining({
        method: 'GET',
        path: 'laps',
        query: 'lap_number>=2',
        status: 200,
        fault: null,
      }),
      expect.objectContaining({path: 'weather', status: 404, at: expect.any(Number)}),
    ]);
  });
});
