import {compiled} from '#/testing/compiledEngine';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Client, connect} from '#/base/rpc/rpc';
import type {EngineApi, EngineEvent} from '#/contracts/engine';
import {emptyStorage} from '#/testing/emptyStorage';

let worker: Worker;
let engine: Client<EngineApi>;

function start(): void {
  worker = new Worker(new URL('./engine.worker.ts', import.meta.url), {type: 'module'});
  engine = connect<EngineApi, EngineEvent>(worker, () => undefined).client;
}
beforeAll(async () => {
  await emptyStorage();
  start();
  await engine.open(compiled);
});
afterAll(async () => {
  for (const table of [null, 'bronze_laps'] as const)
    await engine.setAutoloaderOptions({table, options: {}});
  worker.terminate();
});

test('options of the autoloader are kept as what differs, and survive a killed engine', async () => {
  await engine.setAutoloaderOptions({
    table: null,
    options: {'cloudFiles.maxFilesPerTrigger': '10', mode: 'PERMISSIVE'},
  });
  const {config} = await engine.setAutoloaderOptions({
    table: 'bronze_laps',
    options: {schemaHints: 'lap_duration DOUBLE', maxFilesPerTrigger: '10'},
  });
  const kept = {
    options: {maxFilesPerTrigger: '10'},
    tables: {bronze_laps: {schemaHints: 'lap_duration DOUBLE'}},
  };
  expect(config.autoloader).toEqual(kept);
  worker.terminate();
  start();
  expect((await engine.open(compiled)).config.autoloader).toEqual(kept);
});

test('options with a problem are refused in words, and nothing changes', async () => {
  const {config} = await engine.status({});
  await expect(
    engine.setAutoloaderOptions({table: null, options: {maxFilePerTrigger: '5', mode: 'x'}}),
  ).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringMatching(/did you mean `maxFilesPerTrigger`\?.* mode: Write /) as string,
  });
  await expect(
    engine.setAutoloaderOptions({table: 'gold_race_summary', options: {}}),
  ).rejects.toMatchObject({code: 'config.invalid'});
  expect((await engine.status({})).config).toEqual(config);
});

test('no options bring the defaults back', async () => {
  await engine.setAutoloaderOptions({table: null, options: {}});
  const {config} = await engine.setAutoloaderOptions({table: 'bronze_laps', options: {}});
  expect(config.autoloader).toEqual({options: {}, tables: {}});
});

test('a whole configuration is refused with every place, or kept, and its names while the lake is empty', async () => {
  const {config: before} = await engine.status({});
  await expect(
    engine.applyConfig({text: '{"continous": true,\n"development": 1}'}),
  ).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringMatching(
      /^Line 1, continous: .*`continuous`\? Line 2, development: /,
    ) as string,
  });
  expect((await engine.status({})).config).toEqual(before);
  const resetAllowed = {gold_race_summary: false};
  const {config} = await engine.applyConfig({
    text: JSON.stringify({...before, development: false, resetAllowed}),
  });
  expect(config).toEqual({...before, development: false, resetAllowed});
  const renamed = await engine.applyConfig({text: '{"configuration": {"schema": "other_races"}}'});
  expect(renamed.config.storage).toBe(
    `/Volumes/${before.configuration.catalog}/other_races/pipeline_storage`,
  );
  expect((await engine.applyConfig({text: JSON.stringify(before)})).config).toEqual(before);
});
