import {expect, test} from 'vitest';
import {editDistance, nearestName} from './nearestName';

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'abd', 1],
  ['abc', 'acb', 1],
  ['abc', 'ab', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('%j is as far from %j as %i', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

const names = ['maxFilesPerTrigger', 'maxBytesPerTrigger', 'mode'];
test.each([
  ['maxfilepertrigger', 'maxFilesPerTrigger'],
  ['maxBytePerTriger', 'maxBytesPerTrigger'],
  ['mdoe', 'mode'],
  ['zebra', null],
])('%s was meant to be %s', (written, name) => expect(nearestName(written, names)).toBe(name));
