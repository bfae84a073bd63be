import {expect, test} from 'vitest';
import {hasShared, sharedRows} from '#/testing/shared';
import {neutralisations, type RaceControlMessage} from './neutralisations';

const message = (lap: number | null, text: string, more: Partial<RaceControlMessage> = {}) => ({
  at: lap ?? 0,
  lap,
  category: 'SafetyCar',
  flag: null,
  message: text,
  ...more,
});

test('a deployment and its end are one period', () =>
  expect(
    neutralisations([message(5, 'SAFETY CAR DEPLOYED'), message(8, 'SAFETY CAR IN THIS LAP')], 50),
  ).toEqual([{kind: 'SC', fromLap: 5, toLap: 8}]));

test('a safety car called over a virtual one ends it', () =>
  expect(
    neutralisations(
      [
        message(40, 'VSC DEPLOYED'),
        message(41, 'SAFETY CAR DEPLOYED'),
        message(43, 'SAFETY CAR IN THIS LAP'),
      ],
      57,
    ),
  ).toEqual([
    {kind: 'VSC', fromLap: 40, toLap: 41},
    {kind: 'SC', fromLap: 41, toLap: 43},
  ]));

test('a red flag lasts until the session is started again', () =>
  expect(
    neutralisations(
      [
        message(3, 'RED FLAG', {category: 'Flag', flag: 'RED'}),
        message(4, 'SESSION STARTED', {category: 'SessionStatus'}),
      ],
      57,
    ),
  ).toEqual([{kind: 'RED', fromLap: 3, toLap: 4}]));

test('a green light ends a red flag, too, where no message tells of the session’s state', () =>
  expect(
    neutralisations(
      [
        message(8, 'RED FLAG', {category: 'Flag', flag: 'RED'}),
        message(9, 'GREEN LIGHT - PIT EXIT OPEN', {category: 'Flag', flag: 'GREEN'}),
      ],
      57,
    ),
  ).toEqual([{kind: 'RED', fromLap: 8, toLap: 9}]));

test('a safety car to the flag lasts to the last lap', () =>
  expect(neutralisations([message(55, 'SAFETY CAR DEPLOYED')], 57)).toEqual([
    {kind: 'SC', fromLap: 55, toLap: 57},
  ]));

test('other messages, and those without a lap, are passed over', () =>
  expect(
    neutralisations(
      [message(null, 'VSC DEPLOYED'), message(9, 'SAFETY CAR THROUGH THE PIT LANE')],
      57,
    ),
  ).toEqual([]));

test.skipIf(!hasShared)('Abu Dhabi 2024 had three safety cars and a virtual one', () => {
  const rows = sharedRows('race_control').filter((row) => row['session_key'] === 9655);
  const messages = rows.map((row) => ({
    at: Date.parse(row['date'] as string),
    lap: row['lap_number'] as number | null,
    category: row['category'] as string,
    flag: row['flag'] as string | null,
    message: row['message'] as string,
  }));
  expect(neutralisations(messages, 58).map((p) => `${p.kind} ${p.fromLap}-${p.toLap}`)).toEqual([
    'SC 1-4',
    'SC 35-39',
    'VSC 40-40',
    'SC 40-42',
  ]);
});
