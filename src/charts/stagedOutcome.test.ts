import {expect, test} from 'vitest';
import type {IngestProgress, IngestState, RequestProgress, RequestState} from '#/contracts/engine';
import {stagedOutcome} from './stagedOutcome';

const request = (state: RequestState): RequestProgress => ({
  id: '1',
  endpoint: 'laps',
  query: 'session_key=9606',
  sessionKey: 9606,
  estimatedBytes: 1,
  state,
  bytes: 0,
  attempts: 1,
  failure: state === 'failed' ? {code: 'source.unreachable', message: 'No answer'} : null,
});
const ended = (state: IngestState, ...states: readonly RequestState[]): IngestProgress => ({
  ingestId: 'i',
  source: 'openf1',
  state,
  startedAt: 0,
  endedAt: 1,
  requests: states.map(request),
  waiting: null,
});

const counts = {
  all: 0,
  queued: 0,
  running: 0,
  staged: 0,
  unchanged: 0,
  kept: 0,
  empty: 0,
  failed: 0,
  bytes: 0,
  share: 1,
};

test('rows that came, or were there before, are loaded', () => {
  expect(stagedOutcome(ended('completed', 'staged', 'empty'))).toBe('loaded');
  expect(stagedOutcome(ended('completed', 'unchanged'))).toBe('loaded');
});

test('a source without such rows is told from a failure', () =>
  expect(stagedOutcome(ended('completed', 'empty', 'empty'))).toBe('empty'));

test('of a large ingest the counts are asked, not the few requests that are told', () => {
  const told = ended('completed', 'empty');
  expect(stagedOutcome({...told, counts: {...counts, all: 300, empty: 1, staged: 299}})).toBe(
    'loaded',
  );
  expect(stagedOutcome({...told, counts: {...counts, all: 300, empty: 300}})).toBe('empty');
});

test('a request that failed is the failure', () =>
  expect(() => stagedOutcome(ended('failed', 'staged', 'failed'))).toThrow('No answer'));

test('a person who cancels is told nothing has failed', () => {
  expect(stagedOutcome(null)).toBe('cancelled');
  expect(stagedOutcome(ended('cancelled', 'queued'))).toBe('cancelled');
});
