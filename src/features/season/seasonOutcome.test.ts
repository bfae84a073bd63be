import {expect, test} from 'vitest';
import type {IngestProgress, RequestState} from '#/contracts/engine';
import {outcomeWords, seasonOutcome} from './seasonOutcome';

const ended = (...states: readonly RequestState[]): IngestProgress => ({
  ingestId: 'i',
  source: 'openf1',
  state: 'completed',
  startedAt: 0,
  endedAt: 1,
  requests: states.map((state, at) => ({
    id: String(at),
    endpoint: 'sessions',
    query: 'meeting_key=1219',
    sessionKey: 9165,
    estimatedBytes: 1,
    state,
    bytes: 0,
    attempts: 1,
    failure: state === 'failed' ? {code: 'source.unreachable', message: 'No answer'} : null,
  })),
  waiting: null,
});

test('something new is loaded', () =>
  expect(seasonOutcome(ended('staged', 'kept', 'empty'))).toBe('loaded'));

test('what is here already, and what OpenF1 has nothing of, is told', () => {
  expect(outcomeWords(seasonOutcome(ended('unchanged', 'kept', 'empty')), 2024)).toMatch(
    /nothing that is not here already/,
  );
  expect(outcomeWords(seasonOutcome(ended('empty')), 2024)).toMatch(/nothing of 2024/);
});

test('a season without meetings has nothing', () => expect(seasonOutcome(ended())).toBe('empty'));

test('a request that failed is the failure', () =>
  expect(() => seasonOutcome(ended('staged', 'failed'))).toThrow('No answer'));
