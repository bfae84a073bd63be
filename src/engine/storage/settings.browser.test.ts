import {expect, test} from 'vitest';
import {openKeyValue} from './keyValue';
import {openSettings} from './settings';

test('a configuration from before there were options reads as one with none', async () => {
  const names = {
    name: 'p',
    storage: 's',
    configuration: {catalog: 'c', schema: 's'},
    libraries: ['bronze_laps'],
    continuous: false,
    development: true,
    resetAllowed: {},
  };
  const store = openKeyValue('laplake.settings');
  await store.write({put: [['config', {version: 1, value: names}]]});
  expect(await openSettings().readConfig()).toEqual({
    ...names,
    autoloader: {options: {}, tables: {}},
  });
  await store.write({remove: ['config']});
});
