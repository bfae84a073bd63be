import {expect, test} from 'vitest';
import {carNumbers} from './carNumbers';

test.each([
  ['16, 4 and 1', [1, 4, 16]],
  ['4 4', [4]],
  ['0 100 abc', []],
  ['', []],
])('"%s" means %j', (text, numbers) => expect(carNumbers(text)).toEqual(numbers));
