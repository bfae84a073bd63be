import {expect, test} from 'vitest';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {openKeyValue} from './keyValue';
import {openSettings} from './settings';

const names = {catalog: 'c', schema: 's', pipeline: 'p'};
const stored = {name: 'p', configuration: {catalog: 'c', schema: 's'}};

test.each([
  ['from before there were options', {version: 1, value: stored}],
  ['of a newer app', {version: 99, value: {...stored, continuous: 'sometimes', more: 1}}],
])('a configuration %s still names its lake', async (_, kept) => {
  const store = openKeyValue('laplake.settings');
  await store.write({put: [['config', kept]]});
  expect(await openSettings().readConfig()).toEqual(initialConfig(names));
  await store.write({remove: ['config']});
  expect(await openSettings().readConfig()).toBeUndefined();
});
