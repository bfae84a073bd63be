import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {contrast, teamColour} from './teamColour';

const grounds = {light: '#ffffff', dark: '#14161b'};
const hex = fc.integer({min: 0, max: 0xffffff}).map((n) => n.toString(16).padStart(6, '0'));

test('black on white is the greatest contrast there is', () =>
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21));

test('any team colour is readable on both themes', () =>
  fc.assert(
    fc.property(hex, (colour) => {
      const {onLight, onDark} = teamColour(colour, grounds);
      expect(contrast(onLight, grounds.light)).toBeGreaterThanOrEqual(3);
      expect(contrast(onDark, grounds.dark)).toBeGreaterThanOrEqual(3);
    }),
  ));

test('a colour that reads already is left as it is', () =>
  expect(teamColour('E8002D', grounds)).toEqual({onLight: '#e8002d', onDark: '#e8002d'}));

test('a pale colour is darkened for the light theme only', () => {
  const haas = teamColour('B6BABD', grounds);
  expect(haas.onDark).toBe('#b6babd');
  expect(haas.onLight).not.toBe('#b6babd');
});

test.each([null, undefined, '', 'red', '12345'])('%s becomes a readable grey', (colour) =>
  expect(contrast(teamColour(colour, grounds).onLight, '#ffffff')).toBeGreaterThanOrEqual(3),
);
