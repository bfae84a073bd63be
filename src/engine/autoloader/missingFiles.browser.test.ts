import {afterAll, beforeAll, expect, test} from 'vitest';
import type {AutoloaderConfig} from '#/lakehouse/config';
import {openEventLog} from '../eventLog/eventLog';
import {type Lake, openLake} from '../lake/openLake';
import {openManifest} from '../storage/manifest';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {openVolume} from '../storage/volume';
import {createAutoloader} from './autoloader';
import {createDecodePool} from './decode/decodePool';

const catalog = 'missing_files';
const storage = `Volumes/${catalog}`;
const config = initialConfig({catalog, schema: 'racing', pipeline: 'missing_files_pipeline'});
let lake: Lake;
const pool = createDecodePool(1);
beforeAll(async () => {
  lake = await openLake(catalog, 'racing');
});
afterAll(async () => {
  pool.close();
  await lake.database.close();
});

async function put(path: string): Promise<void> {
  let folder = await navigator.storage.getDirectory();
  const parts = `${storage}/staging/${path}`.split('/');
  const name = parts.pop() ?? '';
  for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
  const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
  await file.write('[{"session_key":1}]');
  await file.close();
}

/** An autoloader of two files, of which `gone` is removed when it is about to be read. */
async function losing(gone: string, options: AutoloaderConfig['options']) {
  const volume = await openVolume(storage);
  const staged = [`pit/${crypto.randomUUID()}.json`, gone];
  for (const path of staged) await put(path);
  const autoloader = await createAutoloader({
    lake,
    log: await openEventLog({writer: lake.writer, config: () => config, now: Date.now}),
    onProgress: () => undefined,
    volume,
    manifest: openManifest(catalog, 'racing'),
    pool: {
      ...pool,
      async decode(job, onChunk, signal) {
        if (job.sourceFile === gone && (await volume.find(gone))) await volume.remove(gone);
        return pool.decode(job, onChunk, signal);
      },
    },
    staging: `${storage}/staging`,
    now: () => Date.now(),
    onListed: async () => undefined,
    options: () => ({options, tables: {}}),
  });
  const seen = {loaded: [] as string[], missing: 0, failed: [] as string[]};
  const load = () =>
    autoloader.loadNew({
      updateId: 'u',
      signal: new AbortController().signal,
      onFound: () => undefined,
      onRows: () => undefined,
      onBatch(entries, _, missing) {
        seen.loaded.push(...entries.map(({path}) => path));
        seen.missing += missing;
      },
      onTableFailed: (table, {code, message}) => seen.failed.push(`${table} ${code} ${message}`),
    });
  return {load, seen, other: staged[0], rescan: () => autoloader.rescan()};
}

test('with ignoreMissingFiles an update goes on past a file that is gone, and counts it', async () => {
  const {load, seen, other} = await losing('weather/gone_a.json', {});
  await load();
  expect(seen).toEqual({loaded: [other], missing: 1, failed: []});
});

test('without it the table’s flow fails and names the file, and the next update goes on', async () => {
  const gone = 'weather/gone_b.json';
  const {load, seen, other, rescan} = await losing(gone, {ignoreMissingFiles: 'false'});
  await load();
  expect(seen).toEqual({
    loaded: [other],
    missing: 0,
    failed: [`bronze_weather file.missing ${gone} was there to be loaded and is gone`],
  });
  // On a busy machine listing is slow, and what is slow is not done at every update.
  await rescan();
  await load();
  expect(seen.failed).toHaveLength(1);
});
