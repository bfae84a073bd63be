import {expect, test} from 'vitest';
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
    name: 'p',
    storage: 's',
    configuration: {catalog: 'c', schema: 's'},
    libraries: ['bronze_laps'],
    continuous: false,
    development: true,
    resetAllowed: {},
    autoloader: {options: {maxFilesPerTrigger: '10'}, tables: {bronze_laps: {mode: 'FAILFAST'}}},
  };
  await openSettings().writeConfig(config);
  expect(await openSettings().readConfig()).toEqual(config);
});
