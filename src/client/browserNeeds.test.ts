import {expect, test} from 'vitest';
import {type BrowserParts, missingNeeds} from './browserNeeds';

const whole: BrowserParts = {
  isSecureContext: true,
  WebAssembly: {},
  Worker: {},
  BroadcastChannel: {},
  indexedDB: {},
  navigator: {locks: {}, storage: {getDirectory: {}}},
};

test('a current browser lacks nothing', () => expect(missingNeeds(whole)).toEqual([]));

test('what is missing is named, each thing for itself', () => {
  const {storage} = whole.navigator;
  expect(missingNeeds({...whole, navigator: {...(storage && {storage})}})).toEqual([
    expect.stringContaining('Web Locks'),
  ]);
  expect(missingNeeds({...whole, navigator: {locks: {}, storage: {}}})).toEqual([
    expect.stringContaining('OPFS'),
  ]);
  expect(missingNeeds({...whole, navigator: {}, indexedDB: undefined})).toHaveLength(3);
});

test('without a secure address only that is said: it takes the others away', () =>
  expect(missingNeeds({isSecureContext: false, navigator: {}})).toEqual([
    expect.stringContaining('https://'),
  ]));
