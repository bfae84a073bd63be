import {expect, test} from 'vitest';
import {spreadApart} from './spreadApart';

test('labels far apart stay beside their values', () => {
  expect(spreadApart([30, 10, 20], 5, [0, 40])).toEqual([30, 10, 20]);
});
test('labels too near are moved apart in the order of their values', () => {
  expect(spreadApart([10, 11, 10], 5, [0, 40])).toEqual([10, 20, 15]);
});
test('labels stay within the ends while there is room', () => {
  expect(spreadApart([39, 40, 40], 5, [0, 40])).toEqual([30, 35, 40]);
});
