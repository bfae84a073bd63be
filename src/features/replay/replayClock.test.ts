import {expect, test, vi} from 'vitest';
import {clockText} from './clockText';

vi.stubGlobal('matchMedia', () => ({matches: false}));
const {advanced} = await import('./replayClock');

test('a second at 60x is a minute', () => {
  expect(advanced({at: 100, isPlaying: true, speed: 60}, 1000, 900).at).toBe(160);
});

test('the clock stops at the end', () => {
  expect(advanced({at: 895, isPlaying: true, speed: 60}, 1000, 900)).toEqual({
    at: 900,
    isPlaying: false,
    speed: 60,
  });
});

test('times read as hours, minutes and seconds, also before the start', () => {
  expect([0, 61.9, 3725, -12].map(clockText)).toEqual([
    '0:00:00',
    '0:01:01',
    '1:02:05',
    '−0:00:12',
  ]);
});
