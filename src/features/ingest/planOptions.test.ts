import {expect, test} from 'vitest';
import {narrowed, noOptions, optionProblems} from './planOptions';

test('without options a plan is whole', () =>
  expect(narrowed(noOptions)).toEqual({telemetryDrivers: []}));

test('minutes count from the start of the session, laps are laps', () => {
  expect(narrowed({...noOptions, part: 'minutes', from: '-5', until: '10'})).toMatchObject({
    telemetryWindow: {kind: 'seconds', from: -300, until: 600},
  });
  expect(narrowed({...noOptions, part: 'laps', from: '3', until: '5'})).toMatchObject({
    telemetryWindow: {kind: 'laps', from: 3, until: 5},
  });
});

test('a range that is none, and a condition on no field, are told where they were typed', () => {
  const options = {
    ...noOptions,
    part: 'laps',
    from: '9',
    until: '3',
    filters: {laps: 'speed>3'},
  } as const;
  expect([...optionProblems(options).keys()]).toEqual(['range', 'laps']);
  expect(optionProblems({...noOptions, filters: {laps: ' '}}).size).toBe(0);
});
