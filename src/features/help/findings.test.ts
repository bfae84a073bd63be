import {expect, test} from 'vitest';
import type {ErrorCode} from '#/base/errors';
import type {IngestProgress, LakeStatus, UpdateProgress} from '#/contracts/engine';
import {initialConfig} from '#/lakehouse/pipelineConfig/initialConfig';
import {findings} from './findings';
import type {LakeFacts} from './lakeFacts';
import {symptoms} from './symptoms';

const status: LakeStatus = {
  config: initialConfig({catalog: 'c', schema: 's', pipeline: 'p'}),
  recovery: 'none',
  lost: [],
  tables: [
    {name: 'bronze_laps', layer: 'bronze', rows: 10, version: 1, committedAt: 0},
    {name: 'silver_laps', layer: 'silver', rows: 9, version: 1, committedAt: 0},
  ],
  files: {staged: 2, stagedBytes: 20, pending: 0, malformed: 0},
  lastUpdate: null,
  unfinishedIngest: null,
};
const sound: LakeFacts = {
  phase: 'open',
  failure: null,
  isOnline: true,
  missingNeeds: [],
  status,
  answeredMs: 5,
  ingest: null,
  update: null,
  now: 1_000_000,
  files: {pending: 0, 'left-out': 0, loaded: 2, malformed: 0, skipped: 0},
  emptied: [],
  rescued: [],
  lastEventAt: 0,
  archivedFiles: 0,
  storage: {
    usedBytes: 10,
    allowedBytes: 1000,
    isPersisted: true,
    indexedDbBytes: null,
    cacheBytes: null,
  },
  setAside: null,
};
const files = (change: Partial<NonNullable<LakeFacts['files']>>) => ({
  ...sound,
  files: {pending: 0, 'left-out': 0, loaded: 0, malformed: 0, skipped: 0, ...change},
});
const update = (change: Partial<UpdateProgress>): UpdateProgress => ({
  updateId: 'u',
  state: 'RUNNING',
  startedAt: 0,
  endedAt: null,
  filesLoaded: 0,
  bytesLoaded: 0,
  filesPending: 0,
  malformed: [],
  flows: [],
  failure: null,
  ...change,
});
const kinds = (topic: keyof typeof findings, facts: LakeFacts) =>
  findings[topic](facts).repairs.map(({kind}) => kind);

test.each(symptoms)('a sound lake has nothing of: $title', ({id}) => {
  expect(findings[id](sound).state).toBe('fine');
});

test.each(symptoms)(
  'an engine that does not answer is restarted, whatever was looked for: $title',
  ({id}) => {
    const silent = {...sound, status: null, answeredMs: null, phase: 'failed' as const};
    if (['browsers', 'lake-elsewhere', 'storage-full'].includes(id)) return;
    expect(kinds(id, silent)).toEqual(['restart-engine']);
  },
);

test('bronze without data: files that wait are loaded, broken ones tried again, lost rows loaded anew', () => {
  expect(kinds('no-bronze-data', files({pending: 2}))).toEqual(['run-pipeline']);
  expect(kinds('no-bronze-data', files({malformed: 1, skipped: 1}))).toEqual([
    'retry-malformed',
    'retry-skipped',
  ]);
  expect(findings['no-bronze-data']({...sound, emptied: ['bronze_laps']}).repairs).toEqual([
    {kind: 'reset-checkpoint', table: 'bronze_laps'},
  ]);
});

test('a run at work is left alone; one that has said nothing for minutes can be stopped or restarted', () => {
  const running = {...sound, update: update({startedAt: 900_000})};
  expect(findings['stuck-pipeline'](running).state).toBe('waiting');
  const quiet = {...running, now: 1_100_000};
  expect(kinds('stuck-pipeline', quiet)).toEqual(['stop-pipeline', 'restart-engine']);
});

test('a full device is told by its share, or by a run that ended for want of room', () => {
  const storage = {...sound.storage, usedBytes: 950} as NonNullable<LakeFacts['storage']>;
  expect(findings['storage-full']({...sound, storage}).state).toBe('problem');
  const failure = {code: 'storage.quota', message: 'No room'} as const;
  const lastUpdate = update({state: 'FAILED', failure});
  expect(kinds('storage-full', {...sound, status: {...status, lastUpdate}})).toEqual([
    'run-pipeline',
  ]);
});

/** One whose only request failed in this way. */
const ingest = (state: IngestProgress['state'], code: ErrorCode): IngestProgress => ({
  ingestId: 'i',
  source: 'openf1',
  state,
  startedAt: 0,
  endedAt: null,
  requests: [
    {
      id: 'laps?session_key=1',
      endpoint: 'laps',
      query: 'session_key=1',
      sessionKey: 1,
      estimatedBytes: 1,
      state: 'failed',
      bytes: 0,
      attempts: 1,
      failure: {code, message: 'So it failed'},
    },
  ],
  waiting: null,
});

test('requests that were refused are resumed, unless they go on', () => {
  const live = (state: IngestProgress['state']) => ingest(state, 'source.live-session');
  expect(kinds('live-session', {...sound, ingest: live('failed')})).toEqual(['resume-ingest']);
  expect(kinds('live-session', {...sound, ingest: live('running')})).toEqual([]);
});

test.each(['storage.quota', 'storage.no-room'] as const)(
  'an ingest that ended with %s is told where the storage is looked after, and resumed',
  (code) => {
    const stopped = {...sound, ingest: ingest('failed', code)};
    expect(findings['storage-full'](stopped)).toMatchObject({
      state: 'problem',
      lines: expect.arrayContaining([
        'The last ingest ended because there was no room: So it failed.',
      ]),
    });
    expect(kinds('storage-full', stopped)).toEqual(['resume-ingest']);
  },
);

test('a rebuilt database is filled by a run, and its old file can go afterwards', () => {
  const rebuilt: LakeStatus = {...status, recovery: 'rebuilt'};
  const waits = {...rebuilt, files: {...rebuilt.files, pending: 2}};
  expect(kinds('database-rebuilt', {...sound, status: waits})).toEqual(['run-pipeline']);
  expect(kinds('database-rebuilt', {...sound, status: rebuilt})).toEqual(['delete-set-aside']);
});
