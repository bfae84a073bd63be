import {expect, test} from 'vitest';
import type {RequestProgress, RequestState} from '#/contracts/engine';
import {ingestTotals, totalsText} from './ingestTotals';

const request = (state: RequestState, bytes = 0, estimatedBytes = 0): RequestProgress => ({
  id: state,
  endpoint: 'laps',
  query: 'session_key=9606',
  sessionKey: 9606,
  estimatedBytes,
  state,
  bytes,
  attempts: 1,
  failure: null,
});

test('a failed request is settled too', () =>
  expect(ingestTotals({requests: [request('failed'), request('queued')]})).toMatchObject({
    settled: 1,
    failed: 1,
    share: 0.5,
  }));

test('bytes are those of all requests', () =>
  expect(ingestTotals({requests: [request('staged', 10), request('running', 5)]}).bytes).toBe(15));

test('a request that is expected to be large weighs as much', () =>
  expect(
    ingestTotals({requests: [request('staged', 0, 10), request('running', 0, 30)]}).share,
  ).toBe(0.25));

test('nothing to ask for is complete', () => expect(ingestTotals({requests: []}).share).toBe(1));

test('the sentence names only what happened', () =>
  expect(
    totalsText(ingestTotals({requests: [request('staged'), request('empty'), request('queued')]})),
  ).toBe('2 of 3 requests done: 1 staged, 1 without rows'));

test('of a large ingest the counts are over all of it', () => {
  const counts = {
    all: 900,
    queued: 500,
    running: 0,
    staged: 300,
    unchanged: 0,
    kept: 90,
    empty: 10,
    failed: 0,
    bytes: 7,
    share: 0.2,
  };
  const totals = ingestTotals({requests: [request('staged')], counts});
  expect(totalsText(totals)).toBe(
    '400 of 900 requests done: 300 staged, 90 here already, 10 without rows',
  );
});
