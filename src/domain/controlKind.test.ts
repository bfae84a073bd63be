import {expect, test} from 'vitest';
import {controlKind} from './controlKind';

const kind = (category: string, flag: string | null, message: string) =>
  controlKind({category, flag, message});

test('a flag says what its message is about', () => {
  expect(kind('Flag', 'RED', 'RED FLAG')).toBe('Red flag');
  expect(kind('Flag', 'DOUBLE YELLOW', 'DOUBLE YELLOW IN TRACK SECTOR 16')).toBe('Yellow flag');
  expect(kind('Flag', 'CLEAR', 'CLEAR IN TRACK SECTOR 16')).toBe('Yellow flag');
  expect(kind('Flag', 'CHEQUERED', 'CHEQUERED FLAG')).toBe('Session');
});

test('safety cars, real and virtual, are one kind', () => {
  expect(kind('SafetyCar', null, 'SAFETY CAR DEPLOYED')).toBe('Safety car');
  expect(kind('SafetyCar', null, 'VSC ENDING')).toBe('Safety car');
});

test('track limits are told apart from other deeds of the stewards', () => {
  expect(
    kind(
      'Other',
      null,
      'CAR 11 (PER) TIME 1:28.210 DELETED - TRACK LIMITS AT TURN 9 LAP 6 12:38:16',
    ),
  ).toBe('Track limits');
  expect(
    kind('Flag', 'BLACK AND WHITE', 'BLACK AND WHITE FLAG FOR CAR 4 (NOR) - TRACK LIMITS'),
  ).toBe('Track limits');
  expect(kind('Other', null, 'FIA STEWARDS: 5 SECOND TIME PENALTY FOR CAR 4')).toBe('Steward');
});

test('what nothing tells is other', () => {
  expect(kind('Other', null, 'RISK OF RAIN FOR F1 RACE IS 0%')).toBe('Other');
  expect(controlKind({category: null, flag: null, message: null})).toBe('Other');
});
