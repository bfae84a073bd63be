import {expect, test} from 'vitest';
import {isPlayable} from './isPlayable';

test("only Formula 1's own recordings are played", () => {
  expect(isPlayable('https://livetiming.formula1.com/static/2024/TeamRadio/A_1.mp3')).toBe(true);
  expect(isPlayable('http://livetiming.formula1.com/a.mp3')).toBe(false);
  expect(isPlayable('https://livetiming.formula1.com.example.org/a.mp3')).toBe(false);
  expect(isPlayable('javascript:alert(1)')).toBe(false);
  expect(isPlayable('not an address')).toBe(false);
});
