import {expect, test} from 'vitest';
import type {IngestState, SourceName} from '#/contracts/engine';
import {ingestAdvice} from './ingestAdvice';

const after = (
  source: SourceName,
  state: IngestState,
  {failed = 0, staged = 0, left = 0}: {failed?: number; staged?: number; left?: number} = {},
) =>
  ingestAdvice(
    {source, state},
    {failed, here: staged, settled: failed + staged, all: failed + staged + left},
  );

test('what runs or went well needs no advice', () => {
  expect(after('openf1', 'running')).toBeNull();
  expect(after('openf1', 'completed', {staged: 3})).toBeNull();
});

test('after a failure, Resume asks again, and what came can be refined now', () => {
  expect(after('openf1', 'failed', {failed: 2, staged: 5})).toMatch(
    /^Press Resume to ask again for what failed; .*run the pipeline with it now\.$/,
  );
  expect(after('openf1', 'failed', {failed: 2})).not.toMatch(/pipeline/);
});

test('a cancelled or interrupted ingest goes on where it stopped', () => {
  expect(after('openf1', 'cancelled', {staged: 1, left: 4})).toMatch(/go on where it stopped/);
  expect(after('sample', 'interrupted', {failed: 1, left: 4})).toMatch(/and for the rest/);
});

test('files of one’s own cannot be resumed: they are chosen again', () => {
  expect(after('local', 'failed', {failed: 1, staged: 1})).toMatch(/1 file could not be staged/);
  expect(after('local', 'cancelled', {left: 2})).toMatch(/Choose the files again/);
  expect(after('local', 'failed', {failed: 1})).not.toMatch(/Resume/);
});
