import {expect, test} from 'vitest';
import {spreadEnds, spreadLabels} from './spreadLabels';

test('labels with room stay where they are', () =>
  expect(spreadLabels([30, 0, 10], 5)).toEqual([30, 0, 10]));

test('labels too close move down in their order', () =>
  expect(spreadLabels([1, 0, 2], 5)).toEqual([5, 0, 10]));

test('at the end they move up', () => expect(spreadLabels([8, 9, 10], 3, 10)).toEqual([4, 7, 10]));

test('a line that ends elsewhere along x does not push the labels of the others', () => {
  const ends = [
    {x: 62, y: 85},
    {x: 61, y: 87},
    {x: 38, y: 100},
    {x: 37, y: 100},
    {x: 62, y: 96},
  ];
  expect(spreadEnds(ends, {width: 4, least: 4, last: 100})).toEqual([85, 89, 100, 96, 96]);
});
