import {expect, test} from 'vitest';
import {z} from 'zod';
import {format} from './versioned';

const first = format(z.object({seconds: z.number()}));
const second = format(z.object({ms: z.number()}), [
  (old) => ({ms: (old as {seconds: number}).seconds * 1000}),
]);

test('what is written is read', () =>
  expect(first.read(first.write({seconds: 2}))).toEqual({seconds: 2}));
test('an old version is upgraded', () =>
  expect(second.read(first.write({seconds: 2}))).toEqual({ms: 2000}));
test('what a newer app wrote reads as absent', () =>
  expect(first.read(second.write({ms: 2000}))).toBeUndefined());
test.each([
  undefined,
  null,
  7,
  {seconds: 2},
  {version: 1, value: {seconds: 'two'}},
  {version: 0, value: {}},
])('%j reads as absent', (stored) => expect(first.read(stored)).toBeUndefined());
