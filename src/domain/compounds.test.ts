import {expect, test} from 'vitest';
import {compoundOf, tyreOrder} from './compounds';
import {contrast} from './teamColour';

test('the five tyres keep the letters and order of the convention', () =>
  expect(tyreOrder.map((name) => compoundOf(name).letter).join('')).toBe('SMHIW'));

test.each([null, undefined, '', 'TEST_UNKNOWN', 'HYPERSOFT'])('%s is an unknown tyre', (text) =>
  expect(compoundOf(text).name).toBe('UNKNOWN'),
);

test('case and blanks do not matter', () => expect(compoundOf(' soft ').name).toBe('SOFT'));

test.each([...tyreOrder, 'UNKNOWN'])('the letter on %s is readable', (name) => {
  const {ink, colour} = compoundOf(name);
  expect(contrast(ink, colour)).toBeGreaterThanOrEqual(4.5);
});
