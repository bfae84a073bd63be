import {expect, test} from 'vitest';
import type {IngestRequest} from '#/contracts/engine';
import type {Transport} from '#/engine/sources/transport';
import {virtualClock} from '#/testing/virtualClock';
import {
  emptied,
  hour,
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

test('a live session holds everything until half an hour after it, and then it goes on by itself', async () => {
  const [liveStart, liveEnd] = [seasonStart, seasonStart + 2 * hour];
  const clock = virtualClock(liveStart - hour);
  const {transport, log, state} = seasonServer(clock, []);
  const lake = visits(clock, transport);
  const ingest = lake.open();
  const wish: IngestRequest = {...wholeSeason, sessionKeys: [9000, 9001, 9002, 9003]};
  await clock.until(ingest.listMeetings({source: 'openf1', year: 2024}, never));
  state.isClosed = () => clock.now() > liveStart - hour / 2 && clock.now() < liveEnd + hour / 2;
  await clock.until(sleptUntil(clock, liveStart - hour / 2 + minute));
  await clock.until(ingest.queueIngest(wish, never));
  await clock.until(sleptUntil(clock, liveStart));

  const {hold, live} = await ingest.ingestQueue({}, never);
  expect(hold).toMatchObject({
    reason: 'live-session',
    words: expect.stringContaining('Practice 1, Grand Prix 1 2024 is live'),
    until: liveEnd + hour / 2,
  });
  expect(live).toMatchObject({start: liveStart - hour / 2, end: liveEnd + hour / 2});
  expect(log.filter(({status}) => status === null).length).toBeLessThanOrEqual(3);

  await clock.until(emptied(ingest, clock));
  expect(lake.told.at(-1)?.state).toBe('completed');
  expect(clock.now()).toBeGreaterThan(liveEnd + hour / 2);
});

test('a sponsor asks twice as fast; a token that is refused is forgotten, and it goes on at the free pace', async () => {
  const clock = virtualClock(Date.UTC(2026, 5, 6, 10));
  const {transport, log} = seasonServer(clock, []);
  let isGood = true;
  const sponsored: Transport = async (endpoint, query, signal) => {
    const isSponsor = (await ingest.ingestQueue({}, never)).tier === 'sponsor';
    if (!isSponsor) return transport(endpoint, query, signal);
    await clock.sleep(50, signal);
    if (!isGood) return Response.json({detail: 'Invalid token secret-1'}, {status: 401});
    log.push({at: clock.now(), address: 'sponsored', status: 200, isFault: false, isTaken: true});
    return new Response('[{"session_key":1}]');
  };
  const lake = visits(clock, sponsored);
  const ingest = lake.open();
  await clock.until(ingest.listMeetings({source: 'openf1', year: 2024}, never));
  expect((await ingest.useSponsorToken({token: 'secret-1'}, never)).tier).toBe('sponsor');
  await clock.until(ingest.queueIngest(wholeSeason, never));
  const begin = clock.now();
  await clock.until(sleptUntil(clock, begin + 5 * minute));
  const sent = log.filter(({address}) => address === 'sponsored').length;
  expect(sent).toBeGreaterThan(5 * 50);
  expect(sent).toBeLessThanOrEqual(6 * 60);
  isGood = false;
  await clock.until(sleptUntil(clock, clock.now() + 3 * minute));
  expect(await ingest.ingestQueue({}, never)).toMatchObject({tier: 'free', hold: null});
  expect(tooSoon(log)).toEqual([]);
  expect(JSON.stringify([lake.told, await ingest.recentTries({}, never)])).not.toContain(
    'secret-1',
  );
  await ingest.close();
});

test('the same rows written in another way are no new file', async () => {
  const clock = virtualClock(Date.UTC(2026, 5, 6, 10));
  const {transport} = seasonServer(clock, []);
  let isOther = false;
  const lake = visits(clock, async (endpoint, query, signal) => {
    const response = await transport(endpoint, query, signal);
    if (!isOther || !response.ok) return response;
    const rows = (await response.json()) as readonly Record<string, unknown>[];
    const turned = rows.map((row) => Object.fromEntries(Object.entries(row).toReversed()));
    return Response.json(turned.toReversed());
  });
  const ingest = lake.open();
  const wish: IngestRequest = {...wholeSeason, sessionKeys: [9000], again: true};
  await clock.until(ingest.startIngest(wish, never));
  const files = [...lake.stored.files];
  isOther = true;
  const again = await clock.until(ingest.startIngest(wish, never));
  expect(again.requests.map(({state}) => state)).not.toContain('staged');
  expect(again.requests.map(({state}) => state)).toContain('unchanged');
  expect([...lake.stored.files]).toEqual(files);
});

test('one that waits for its pace tells at once that it is offline, and goes on when it is back', async () => {
  const clock = virtualClock(Date.UTC(2026, 5, 6, 10));
  const {transport, log} = seasonServer(clock, []);
  let isOffline = false;
  const lake = visits(clock, transport, () => isOffline);
  const ingest = lake.open();
  await clock.until(ingest.queueIngest(wholeSeason, never));
  const aMinutesWorth = Math.ceil((log.length + 1) / 30) * 30;
  await clock.until(reached(log, clock, aMinutesWorth));
  await clock.until(sleptUntil(clock, clock.now() + 1_000));
  expect(log, 'the minute is used up').toHaveLength(aMinutesWorth);

  isOffline = true;
  ingest.goOffline();
  await clock.until(sleptUntil(clock, clock.now() + 1_000));
  expect((await ingest.ingestQueue({}, never)).hold).toMatchObject({reason: 'offline'});
  expect(lake.told.at(-1)).toMatchObject({
    state: 'waiting',
    waiting: {reason: 'This computer is offline'},
  });
  await clock.until(sleptUntil(clock, clock.now() + 3 * minute));
  expect(log).toHaveLength(aMinutesWorth);

  isOffline = false;
  ingest.goOnline();
  await clock.until(sleptUntil(clock, clock.now() + 2 * minute));
  expect((await ingest.ingestQueue({}, never)).hold).toBeNull();
  expect(log.length).toBeGreaterThan(aMinutesWorth + 30);
  expect(tooSoon(log)).toEqual([]);
  await clock.until(ingest.close());
});
