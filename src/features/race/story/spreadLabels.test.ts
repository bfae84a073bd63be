import {expect, test} from 'vitest';
import {spreadLabels} from './spreadLabels';

test('labels with room stay where they are', () =>
  expect(spreadLabels([30, 0, 10], 5)).toEqual([30, 0, 10]));

test('labels too close move down in their order', () =>
  expect(spreadLabels([1, 0, 2], 5)).toEqual([5, 0, 10]));

test('at the end they move up', () => expect(spreadLabels([8, 9, 10], 3, 10)).toEqual([4, 7, 10]));
