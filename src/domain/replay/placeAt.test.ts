import {expect, test} from 'vitest';
import {placeAt} from './placeAt';

const straight = {seconds: [10, 11, 12, 13], x: [0, 100, 200, 300], y: [5, 5, 5, 5]};

test('on a straight the car goes evenly', () => {
  expect(placeAt(straight, 11.25)).toEqual({x: 125, y: 5});
});

test('at a sample it is where the sample says', () => {
  expect(placeAt({...straight, y: [0, 40, -40, 9]}, 12)).toEqual({x: 200, y: -40});
  expect(placeAt(straight, 13)).toEqual({x: 300, y: 5});
});

test('around a bend it stays near the curve, not on the chord', () => {
  const circle = Array.from({length: 9}, (_, i) => (i * Math.PI) / 4);
  const track = {
    seconds: circle.map((_, i) => i),
    x: circle.map((angle) => Math.cos(angle) * 1000),
    y: circle.map((angle) => Math.sin(angle) * 1000),
  };
  const place = placeAt(track, 3.5)!;
  expect(Math.hypot(place.x, place.y)).toBeGreaterThan(970);
});

test('before, after and in a long gap nobody knows', () => {
  expect(placeAt(straight, 9.9)).toBeNull();
  expect(placeAt(straight, 13.1)).toBeNull();
  expect(placeAt({seconds: [0, 9], x: [0, 9], y: [0, 9]}, 4)).toBeNull();
});
