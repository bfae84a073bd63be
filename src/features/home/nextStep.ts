import {isIngestRunning, isUpdateRunning, type Lake} from '#/client/lake';

export type Step = 'ingest' | 'run' | 'read';

/** Races and sprints that have a summary. */
export const raceCount = ({status}: Pick<Lake, 'status'>): number =>
  status?.tables.find(({name}) => name === 'gold_race_summary')?.rows ?? 0;

/** Files that were fetched and are not in a table yet. */
export const pendingFiles = ({status}: Pick<Lake, 'status'>): number => status?.files.pending ?? 0;

/** What helps the person on most: the step whose button stands out. */
export function nextStep(lake: Lake): Step {
  if (isIngestRunning(lake.ingest)) return 'ingest';
  if (isUpdateRunning(lake.update)) return 'run';
  if (pendingFiles(lake) > 0) return 'run';
  if (raceCount(lake) > 0) return 'read';
  const stagedButNotRefined = (lake.status?.files.staged ?? 0) > 0 && lake.update === null;
  return stagedButNotRefined ? 'run' : 'ingest';
}
