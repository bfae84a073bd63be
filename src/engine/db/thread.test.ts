import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {AppError} from '#/base/errors';
import {createThread} from './thread';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function createdThread() {
  const ended: AppError[] = [];
  return {ended, duckdb: createThread((error) => ended.push(error))};
}
const [cancelled, other] = [{}, {}];
const never = new Promise<never>(() => undefined);
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('what is worked at too long after it was cancelled ends the engine, once', async () => {
  const {ended, duckdb} = createdThread();
  void duckdb.asked(cancelled, never);
  duckdb.endIfStuck(cancelled);
  await vi.advanceTimersByTimeAsync(900);
  expect(ended).toEqual([]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ended.map(({code}) => code)).toEqual(['engine.crashed']);
});

test('what waits behind the work of another is left to wait', async () => {
  const {ended, duckdb} = createdThread();
  void duckdb.asked(other, after(8000));
  void duckdb.asked(cancelled, never);
  duckdb.endIfStuck(cancelled);
  await vi.advanceTimersByTimeAsync(8900);
  expect(ended).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(ended).toHaveLength(1);
});

test('what is answered step by step ends nothing, nor does what was taken back', async () => {
  const {ended, duckdb} = createdThread();
  const takeBack = duckdb.endIfStuck(cancelled);
  for (let step = 0; step < 20; step += 1) {
    void duckdb.asked(cancelled, after(150));
    await vi.advanceTimersByTimeAsync(150);
  }
  takeBack();
  void duckdb.asked(cancelled, never);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ended).toEqual([]);
});
