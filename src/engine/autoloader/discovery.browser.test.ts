import {expect, test} from 'vitest';
import {fileIn, openFolder} from '../storage/opfs';
import {openManifest} from '../storage/manifest';
import {openVolume} from '../storage/volume';
import {createDiscovery} from './discovery';

let count = 0;

/** A volume and its queue, and a way to put files there as others would. `listingMs` is what each listing seems to take. */
async function place(listingMs = 0, interval: number | null = null, doneFiles = 0) {
  count += 1;
  const storage = `discovery_${count}`;
  const volume = await openVolume(storage);
  const manifest = openManifest(storage, 'racing');
  const done = new Set<string>();
  const listed: number[] = [];
  let now = 0;
  const later: (() => void)[] = [];
  const found: number[] = [];
  const discovery = createDiscovery({
    volume: {
      ...volume,
      endpoints() {
        now += listingMs;
        return volume.endpoints();
      },
    },
    manifest,
    isDone: (path) => done.has(path),
    doneFiles: () => doneFiles,
    later: (work) => void later.push(work),
    onFound: () => void found.push(now),
    clock: () => now,
    interval: () => interval,
    onListed: async (files) => void listed.push(files),
  });
  return {
    discovery,
    manifest,
    done,
    listed,
    later,
    found,
    pass: (ms: number) => (now += ms),
    put: async (name: string) => {
      const folder = await openFolder(`${storage}/staging/laps`);
      const writable = await (await folder.getFileHandle(name, {create: true})).createWritable();
      await writable.write('[]');
      await writable.close();
    },
    remove: async (name: string) => {
      const folder = await openFolder(`${storage}/staging/laps`);
      if (await fileIn(folder, name)) await folder.removeEntry(name);
    },
  };
}

test('a file put there by other means is found, whatever the queue knows', async () => {
  const {discovery, put, done} = await place();
  await put('laps_b.json');
  await put('laps_a.json');
  expect(await discovery.pending()).toEqual(['laps/laps_a.json', 'laps/laps_b.json']);
  done.add('laps/laps_a.json');
  expect(await discovery.pending()).toEqual(['laps/laps_b.json']);
});

test('a file that somebody removed is not waited for', async () => {
  const {discovery, put, remove, manifest} = await place();
  await put('laps_a.json');
  await discovery.pending();
  await remove('laps_a.json');
  expect(await discovery.pending()).toEqual([]);
  expect(await manifest.pendingArrivals()).toEqual([]);
});

test('a rescan tells how many files nobody had told of', async () => {
  const {discovery, put, manifest, listed} = await place();
  await put('laps_a.json');
  await put('laps_b.json');
  await manifest.enqueueArrivals(['laps/laps_b.json']);
  expect(await discovery.rescan()).toBe(1);
  expect(await discovery.rescan()).toBe(0);
  expect(listed).toEqual([2, 2]);
});

test('a volume of few files is listed for every run, however long it took once', async () => {
  const {discovery, put} = await place(6_000);
  await put('laps_a.json');
  await discovery.pending();
  await put('laps_b.json');
  expect(await discovery.known()).toEqual(['laps/laps_a.json', 'laps/laps_b.json']);
  await put('laps_c.json');
  expect(await discovery.pending()).toHaveLength(3);
});

test('a large volume is not listed for every run; what arrives in the queue is found at once', async () => {
  const {discovery, put, manifest, listed, pass} = await place(6_000, null, 5_000);
  await put('laps_a.json');
  await discovery.pending();
  await put('laps_b.json');
  await manifest.enqueueArrivals(['laps/laps_c.json']);
  expect(await discovery.pending()).toEqual(['laps/laps_a.json', 'laps/laps_c.json']);
  expect(listed).toHaveLength(1);
  pass(50 * 6_000);
  expect(await discovery.pending()).toEqual(['laps/laps_a.json', 'laps/laps_b.json']);
  expect(listed).toHaveLength(2);
});

test('a large volume is listed only after its lake is open, once', async () => {
  const {discovery, put, manifest, listed, later} = await place(6_000, null, 100_000);
  await put('laps_a.json');
  await manifest.enqueueArrivals(['laps/laps_b.json']);
  expect(await discovery.known()).toEqual(['laps/laps_b.json']);
  expect(await discovery.known()).toEqual(['laps/laps_b.json']);
  expect([listed, later.length]).toEqual([[], 1]);
  later[0]?.();
  await expect.poll(() => listed).toEqual([1]);
  expect(await discovery.known()).toEqual(['laps/laps_a.json']);
});

test('no run waits for the listing of many files; what it finds is told, and the next run takes it', async () => {
  const {discovery, put, manifest, listed, later, found, pass} = await place(6_000, null, 100_000);
  await put('laps_a.json');
  await manifest.enqueueArrivals(['laps/laps_b.json']);
  expect(await discovery.pending()).toEqual(['laps/laps_b.json']);
  later[0]?.();
  await expect.poll(() => found).toHaveLength(1);
  expect(await discovery.pending()).toEqual(['laps/laps_a.json']);
  await put('laps_c.json');
  pass(50 * 6_000);
  expect(await discovery.pending()).toEqual(['laps/laps_a.json']);
  await expect.poll(() => found).toHaveLength(2);
  expect(await discovery.pending()).toEqual(['laps/laps_a.json', 'laps/laps_c.json']);
  expect(listed).toEqual([1, 2]);
});

test('who leaves out what is there waits for the first listing, however large', async () => {
  const {discovery, put, listed} = await place(6_000, null, 100_000);
  await put('laps_a.json');
  expect(await discovery.pending(true)).toEqual(['laps/laps_a.json']);
  await put('laps_b.json');
  expect(await discovery.pending(true)).toEqual(['laps/laps_a.json']);
  expect(listed).toEqual([1]);
});

test('backfillInterval decides how often a large volume is listed', async () => {
  const {discovery, listed, pass} = await place(6_000, 60_000, 5_000);
  await discovery.pending();
  pass(59_000);
  await discovery.pending();
  expect(listed).toHaveLength(1);
  pass(1_000);
  await discovery.pending();
  expect(listed).toHaveLength(2);
});

test('what a listing found waits until it is settled', async () => {
  const {discovery, put, manifest} = await place(6_000, null, 5_000);
  await put('laps_a.json');
  await put('laps_b.json');
  expect(await discovery.pending()).toEqual(['laps/laps_a.json', 'laps/laps_b.json']);
  expect(await manifest.pendingArrivals()).toEqual([]);
  discovery.settled(['laps/laps_a.json']);
  expect(await discovery.pending()).toEqual(['laps/laps_b.json']);
});
