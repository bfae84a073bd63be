import type {ErrorCode} from '#/base/errors';
import type {HelpTopic} from './symptoms';

const topics: Readonly<Partial<Record<ErrorCode, HelpTopic>>> = {
  'source.live-session': 'live-session',
  'source.rate-limited': 'slow-source',
  'source.unreachable': 'slow-source',
  'source.offline': 'slow-source',
  'source.bad-answer': 'slow-source',
  'schema.new-columns': 'schema-errors',
  'storage.quota': 'storage-full',
  'storage.no-room': 'storage-full',
  'storage.unavailable': 'browsers',
  'file.malformed': 'file-set-aside',
  'file.missing': 'no-bronze-data',
  'lake.busy': 'stuck-pipeline',
  'lake.elsewhere': 'lake-elsewhere',
  'lake.unopenable': 'engine-stopped',
  'lake.not-ready': 'engine-stopped',
  'engine.crashed': 'engine-stopped',
  'pipeline.flow': 'flow-failed',
  'pipeline.expectation': 'flow-failed',
};

/** The symptom's page that says more about a failure; null when its advice says all there is. */
export const helpTopicOf = (code: ErrorCode): HelpTopic | null => topics[code] ?? null;
