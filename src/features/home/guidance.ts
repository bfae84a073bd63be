import {isIngestRunning, isUpdateRunning, type Lake} from '#/client/lake';
import {nextStep, raceCount} from './nextStep';

/** Where a newcomer is on the way to a race. */
export type Guidance = 'opening' | 'choose' | 'fetching' | 'run' | 'running' | 'stuck' | 'done';

export function guidance(lake: Lake): Guidance {
  if (lake.status === null) return 'opening';
  if (isIngestRunning(lake.ingest)) return 'fetching';
  if (isUpdateRunning(lake.update)) return 'running';
  const step = nextStep(lake);
  if (lake.update?.state === 'FAILED' && step !== 'read') return 'stuck';
  if (step === 'run') return 'run';
  return raceCount(lake) > 0 ? 'done' : 'choose';
}
