import {expect, test} from 'vitest';
import {parseDriversSearch} from './driversSearch';

const parse = (text: string) => parseDriversSearch(new URLSearchParams(text));

test('a link restores drivers, sessions, the kind of gap and the pair', () => {
  expect(parse('drivers=1,44&sessions=9606,9161&gap=pace&pair=1-11')).toEqual({
    drivers: [1, 44],
    sessions: [9606, 9161],
    gap: 'pace',
    pair: [1, 11],
  });
});
test('a link with one driver, or with nonsense, is as if it named none', () => {
  expect(parse('drivers=44&sessions=&gap=x&pair=1')).toEqual({
    drivers: null,
    sessions: null,
    gap: null,
    pair: null,
  });
  expect(parse('drivers=1);drop,x&sessions=1;2').drivers).toBeNull();
});
test('four drivers are the most, and each counts once', () => {
  expect(parse('drivers=1,1,4,16,44,63').drivers).toEqual([1, 4, 16, 44]);
});
