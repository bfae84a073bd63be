import {expect, test} from 'vitest';
import type {RequestProgress, RequestState} from '#/contracts/engine';
import {ingestTotals, totalsText} from './ingestTotals';

const request = (state: RequestState, bytes = 0): RequestProgress => ({
  id: state,
  endpoint: 'laps',
  query: 'session_key=9606',
  sessionKey: 9606,
  estimatedBytes: 0,
  state,
  bytes,
  attempts: 1,
  failure: null,
});

test('a failed request is settled too', () =>
  expect(ingestTotals([request('failed'), request('queued')])).toMatchObject({
    settled: 1,
    failed: 1,
    share: 0.5,
  }));

test('bytes are those of all requests', () =>
  expect(ingestTotals([request('staged', 10), request('running', 5)]).bytes).toBe(15));

test('nothing to ask for is complete', () => expect(ingestTotals([]).share).toBe(1));

test('the sentence names only what happened', () =>
  expect(totalsText(ingestTotals([request('staged'), request('empty'), request('queued')]))).toBe(
    '2 of 3 requests done: 1 staged, 1 without rows',
  ));
