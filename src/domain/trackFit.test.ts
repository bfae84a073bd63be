import {expect, test} from 'vitest';
import {trackFit} from './trackFit';

const box = {width: 220, height: 120, padding: 10};

test('a wide circuit fills the box from padding to padding, north up', () => {
  const fit = trackFit(
    [
      {x: 0, y: 0},
      {x: 2000, y: 1000},
    ],
    box,
  );
  expect(fit({x: 0, y: 0})).toEqual({x: 10, y: 110});
  expect(fit({x: 2000, y: 1000})).toEqual({x: 210, y: 10});
});

test('a tall circuit is turned', () => {
  const fit = trackFit(
    [
      {x: 0, y: 0},
      {x: 1000, y: 2000},
    ],
    box,
  );
  const corner = fit({x: 0, y: 0});
  const opposite = fit({x: 1000, y: 2000});
  expect(Math.abs(corner.x - opposite.x)).toBe(200);
  expect(Math.abs(corner.y - opposite.y)).toBe(100);
});

test('a turn keeps the direction in which the cars go around', () => {
  const places = [
    {x: 0, y: 0},
    {x: 1000, y: 0},
    {x: 1000, y: 2000},
  ];
  const area = (shape: readonly {readonly x: number; readonly y: number}[]) => {
    const [a, b, c] = shape;
    return (b!.x - a!.x) * (c!.y - a!.y) - (c!.x - a!.x) * (b!.y - a!.y);
  };
  const drawn = places.map(trackFit(places, box));
  // The picture's y goes down, so the sign is the other.
  expect(Math.sign(area(drawn))).toBe(-Math.sign(area(places)));
});

test('unknown places do not count, and none or one give a picture all the same', () => {
  const fit = trackFit([{x: Number.NaN, y: 4}], box);
  expect(fit({x: 0, y: 0})).toEqual({x: 110, y: 60});
});
