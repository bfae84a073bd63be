import {expect, test} from 'vitest';
import {type RowSlots, slotOf, slotsAt} from './rowSlots';

const elementsOf = (slots: RowSlots): readonly number[] =>
  Array.from({length: slots.count}, (_, at) => slotOf(slots, slots.first + at));

test.each([3, -3, 9, -9])(
  'scrolled by %i rows, rows that stay in sight keep their elements and places',
  (by) => {
    const before = slotsAt(slotsAt(null, 100, 10), 107, 10);
    const after = slotsAt(before, 107 + by, 10);
    for (let row = Math.max(107, 107 + by); row < Math.min(117, 117 + by); row += 1)
      expect(slotOf(after, row)).toBe(slotOf(before, row));
    expect(after.base).toBe(before.base);
    expect(new Set(elementsOf(after))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  },
);

test.each([10, -10, 33_333])('scrolled by %i rows, no element is moved', (by) => {
  const before = slotsAt(slotsAt(null, 100_000, 10), 100_007, 10);
  const after = slotsAt(before, 100_007 + by, 10);
  expect(elementsOf(after)).toEqual(elementsOf(before));
  expect(after.first - after.base).toBe(before.first - before.base);
});

test('places stay near each other however far is scrolled row by row', () => {
  let slots = slotsAt(null, 0, 10);
  for (let first = 1; first < 5_000; first += 1) {
    slots = slotsAt(slots, first, 10);
    expect(Math.abs(slots.first - slots.base)).toBeLessThanOrEqual(500);
  }
});
