import type {ErrorCode} from '#/base/errors';

/** Sections of the help page that a link may lead to: their ids. */
export type HelpTopic =
  | 'live-session'
  | 'slow-source'
  | 'storage-full'
  | 'file-set-aside'
  | 'lake-elsewhere'
  | 'flow-failed'
  | 'engine-stopped'
  | 'browsers';

const topics: Readonly<Partial<Record<ErrorCode, HelpTopic>>> = {
  'source.live-session': 'live-session',
  'source.rate-limited': 'slow-source',
  'source.unreachable': 'slow-source',
  'storage.quota': 'storage-full',
  'storage.unavailable': 'browsers',
  'file.malformed': 'file-set-aside',
  'lake.elsewhere': 'lake-elsewhere',
  'lake.unopenable': 'engine-stopped',
  'engine.crashed': 'engine-stopped',
  'pipeline.flow': 'flow-failed',
  'pipeline.expectation': 'flow-failed',
};

/** The section that says more about a failure; null when its advice says all there is. */
export const helpTopicOf = (code: ErrorCode): HelpTopic | null => topics[code] ?? null;
