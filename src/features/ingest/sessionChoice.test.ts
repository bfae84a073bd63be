import {expect, test} from 'vitest';
import type {SessionOption} from '#/contracts/engine';
import {availability, chosenKinds, withSession} from './sessionChoice';

const hour = 3_600_000;
const race: SessionOption = {
  sessionKey: 9606,
  meetingKey: 1246,
  name: 'Race',
  kind: 'race',
  start: 100 * hour,
  end: 102 * hour,
  isCancelled: false,
};

test.each([
  [99 * hour, 'not-yet'],
  [99.6 * hour, 'live'],
  [102.4 * hour, 'live'],
  [102.6 * hour, 'available'],
] as const)('at %d the race is %s', (now, state) => expect(availability(race, now)).toBe(state));

test('a cancelled session stays cancelled', () =>
  expect(availability({...race, isCancelled: true}, 200 * hour)).toBe('cancelled'));

test('a session is chosen once', () => {
  expect(withSession([1, 2], 2, true)).toEqual([1, 2]);
  expect(withSession([1, 2], 1, false)).toEqual([2]);
});

test('kinds are those of the chosen sessions only', () => {
  const meeting = {
    meetingKey: 1246,
    name: 'Singapore Grand Prix',
    location: 'Marina Bay',
    country: 'Singapore',
    year: 2024,
    start: 0,
    sessions: [race, {...race, sessionKey: 9605, kind: 'qualifying' as const}],
  };
  expect(chosenKinds([meeting], [9605])).toEqual(['qualifying']);
});
