import {expect, test} from 'vitest';
import type {Failure} from '#/contracts/engine';
import {backOffMs, isWorthRetrying, pause, retriesOf} from './retryPolicy';

test('nothing is tried again in development', () => {
  expect(retriesOf({development: true})).toEqual({flow: 0, update: 0});
  expect(retriesOf({development: false})).toEqual({flow: 2, update: 5});
});

test.each<Failure>([
  {code: 'internal', message: 'Nobody foresaw this'},
  {code: 'storage.unavailable', message: 'No folder'},
  {code: 'sql.invalid', message: 'IO Error: Could not read from file'},
  {code: 'sql.invalid', message: 'TransactionContext Error: Conflict on update'},
])('$code, $message: may go well another time', (failure) =>
  expect(isWorthRetrying(failure)).toBe(true),
);

test.each<Failure>([
  {code: 'pipeline.expectation', message: 'silver_laps broke valid_lap (3 rows)'},
  {code: 'pipeline.protected', message: 'Protected'},
  {code: 'sql.invalid', message: 'Binder Error: Referenced column "x" not found'},
  {code: 'sql.invalid', message: "Conversion Error: Could not convert 'IO Error' to INT64"},
  {code: 'file.malformed', message: 'Malformed'},
  {code: 'storage.quota', message: 'Full'},
  {code: 'cancelled', message: 'Cancelled'},
])('$code, $message: goes the same way each time', (failure) =>
  expect(isWorthRetrying(failure)).toBe(false),
);

test('each wait is longer than the one before, up to a limit', () =>
  expect([1, 2, 3, 4, 5, 6, 7, 20].map(backOffMs)).toEqual([
    500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000,
  ]));

test('a wait ends at once when it is cancelled', async () => {
  const controller = new AbortController();
  const waiting = pause(3_600_000, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({code: 'cancelled'});
  await expect(pause(3_600_000, controller.signal)).rejects.toMatchObject({code: 'cancelled'});
  await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined();
});
