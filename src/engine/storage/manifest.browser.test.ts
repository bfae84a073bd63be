import {expect, test} from 'vitest';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {openManifest} from './manifest';
import {openSettings} from './settings';

const fresh = () => openManifest(crypto.randomUUID(), 'racing');

test('arrivals found by listing are queued once, in order', async () => {
  const manifest = fresh();
  await manifest.enqueueArrivals(['pit/b.json', 'laps/a.json']);
  await manifest.enqueueArrivals(['laps/a.json']);
  expect(await manifest.pendingArrivals()).toEqual(['laps/a.json', 'pit/b.json']);
});

test('acknowledging a batch ends its intent', async () => {
  const manifest = fresh();
  expect(await manifest.lastAcknowledgedBatch()).toBeNull();
  const intent = {batchId: 3, paths: ['laps/a.json'], plannedAt: 1};
  await manifest.enqueueArrivals(intent.paths);
  await manifest.writeIntent(intent);
  expect(await manifest.readIntent()).toEqual(intent);
  await manifest.acknowledge(3, intent.paths);
  expect(await manifest.readIntent()).toBeUndefined();
  expect(await manifest.pendingArrivals()).toEqual([]);
  expect(await manifest.lastAcknowledgedBatch()).toBe(3);
});

test('of many arrivals only the acknowledged ones go', async () => {
  const manifest = fresh();
  const paths = Array.from({length: 450}, (_, i) => `laps/${String(i).padStart(3, '0')}.json`);
  await manifest.enqueueArrivals(paths);
  const early = paths.slice(0, 210);
  const scattered = paths.filter((_, i) => i >= 210 && i % 9 === 0);
  await manifest.acknowledge(1, [...scattered, ...early, 'laps/none.json']);
  const left = paths.filter((_, i) => i >= 210 && i % 9 !== 0);
  expect(await manifest.pendingArrivals()).toEqual(left);
  await manifest.dropArrivals(left);
  expect(await manifest.pendingArrivals()).toEqual([]);
});

test('what is known of many files is told in the order asked', async () => {
  const manifest = fresh();
  const paths = Array.from({length: 450}, (_, i) => `laps/${String(i).padStart(3, '0')}.json`);
  for (const [i, path] of paths.entries())
    if (i % 3 > 0)
      await manifest.finishStaging({
        path,
        endpoint: 'laps',
        source: 'local',
        url: path,
        query: `sha256=${i}`,
        status: 0,
        requestedAt: i,
        bytes: i,
        sha256: String(i),
        state: 'staging',
      });
  const told = async (asked: readonly string[]) =>
    (await manifest.provenances(asked)).map((one) => one?.bytes);
  const bytesOf = (i: number) => (i % 3 > 0 ? i : undefined);
  expect(await told(paths.toReversed())).toEqual(paths.map((_, i) => bytesOf(i)).toReversed());
  expect(await told(['laps/449.json', 'laps/x.json', 'laps/001.json'])).toEqual([
    449,
    undefined,
    1,
  ]);
  expect(await manifest.arrivedFromStaging(['laps/003.json', 'laps/004.json'])).toEqual(
    new Set(['laps/004.json']),
  );
});

test('an intent can be taken back', async () => {
  const manifest = fresh();
  await manifest.writeIntent({batchId: 1, paths: [], plannedAt: 1});
  await manifest.clearIntent();
  expect(await manifest.readIntent()).toBeUndefined();
});

test('lakes do not share a manifest', async () => {
  const catalog = crypto.randomUUID();
  await openManifest(catalog, 'one').enqueueArrivals(['laps/a.json']);
  expect(await openManifest(catalog, 'other').pendingArrivals()).toEqual([]);
});

test('settings are read as written', async () => {
  const config = {
    ...initialConfig({catalog: 'c', schema: 's', pipeline: 'p'}),
    autoloader: {options: {maxFilesPerTrigger: '10'}, tables: {bronze_laps: {mode: 'FAILFAST'}}},
  };
  await openSettings().writeConfig(config);
  expect(await openSettings().readConfig()).toEqual(config);
});
