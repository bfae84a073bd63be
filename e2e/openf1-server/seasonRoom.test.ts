import {expect, test} from 'vitest';
import type {RoomForecast} from '#/contracts/storage';
import type {OpenLake} from '#/engine/ingest/createIngest';
import {virtualClock} from '#/testing/virtualClock';
import {emptied, never, seasonServer, visits, wholeSeason} from './virtualSeason';

const weekend = {...wholeSeason, sessionKeys: [9000, 9001, 9002, 9003]};

/** A lake on a device with so much left. */
function lakeOn(device: {freeBytes: number}): OpenLake {
  const room = async (stagedBytes: number): Promise<RoomForecast> => ({
    stagedBytes,
    databaseBytes: 0,
    workingBytes: 0,
    reusableBytes: 0,
    basis: 'typical',
    neededBytes: stagedBytes,
    freeBytes: device.freeBytes,
    verdict: stagedBytes > device.freeBytes ? 'too-big' : 'fits',
  });
  return {
    room,
    tries: {write: async () => undefined, newest: async () => []},
    files: {settled: async () => ({loaded: new Set(), malformed: new Set()})},
  };
}

test('a plan that does not fit is refused before it is begun or queued, with what it takes and what is left', async () => {
  const clock = virtualClock(Date.UTC(2026, 5, 6, 10));
  const {transport, log} = seasonServer(clock, []);
  const ingest = visits(clock, transport).open();
  await ingest.open(lakeOn({freeBytes: 1_000}));
  const plan = await clock.until(ingest.planIngest(weekend, never));
  const asked = log.length;
  for (const ask of [ingest.startIngest, ingest.queueIngest]) {
    const refusal = await clock.until(ask(weekend, never).catch((thrown: unknown) => thrown));
    expect(refusal).toMatchObject({
      code: 'storage.no-room',
      message: expect.stringMatching(/takes about .* and 1 kB are left/),
    });
  }
  expect(plan.estimatedBytes).toBeGreaterThan(1_000);
  expect(log).toHaveLength(asked);
  expect((await ingest.ingestQueue({}, never)).ingests).toEqual([]);
});

test('one that fitted when it was queued is not begun once it does not, and goes on when there is room', async () => {
  const clock = virtualClock(Date.UTC(2026, 5, 6, 10));
  const {transport, log} = seasonServer(clock, []);
  const lake = visits(clock, transport);
  const first = lake.open();
  await clock.until(first.setGoesOn({goesOn: true}, never));
  await clock.until(first.planIngest(weekend, never));
  await clock.until(first.queueIngest(weekend, never));
  await clock.until(clock.sleep(4_000, never.signal));
  await clock.until(first.close());
  const staged = new Map(lake.stored.files);
  expect(staged.size).toBeGreaterThan(0);

  const device = {freeBytes: 1_000};
  const second = lake.open();
  const asked = log.length;
  await clock.until(second.open(lakeOn(device)));
  await clock.until(clock.sleep(60_000, never.signal));
  expect(log).toHaveLength(asked);
  const {ingests} = await second.ingestQueue({}, never);
  expect(ingests).toMatchObject([{state: 'failed', counts: {failed: 1, running: 0}}]);
  const refused = (await second.unfinished())?.requests.filter(({failure}) => failure !== null);
  expect(refused).toMatchObject([{failure: {code: 'storage.no-room'}}]);
  expect(lake.stored.files).toEqual(staged);

  device.freeBytes = 10 ** 9;
  await clock.until(second.continueIngests({}, never));
  await clock.until(emptied(second, clock));
  expect(lake.told.at(-1)?.state).toBe('completed');
  const sent = log.filter(({isTaken, status}) => isTaken && status === 200);
  expect(new Set(sent.map(({address}) => address)).size).toBe(sent.length);
});
