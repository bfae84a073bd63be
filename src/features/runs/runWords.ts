import {isUpdateRunning} from '#/client/lake';
import type {FlowState, UpdateProgress, UpdateState} from '#/contracts/engine';
import type {Tone} from '#/ui/Badge';
import {formatCounted} from '#/ui/format';

interface Word {
  readonly text: string;
  readonly tone: Tone;
}

/** INTERRUPTED: its end was never recorded, since the tab was closed or the engine stopped. */
export type RunState = UpdateState | 'INTERRUPTED';

export const runWords: Readonly<Record<RunState, Word>> = {
  INITIALIZING: {text: 'Starting', tone: 'accent'},
  RUNNING: {text: 'Running', tone: 'accent'},
  COMPLETED: {text: 'Completed', tone: 'ok'},
  FAILED: {text: 'Failed', tone: 'bad'},
  CANCELED: {text: 'Cancelled', tone: 'warn'},
  INTERRUPTED: {text: 'Interrupted', tone: 'warn'},
};

export const flowWords: Readonly<Record<FlowState, Word>> = {
  QUEUED: {text: 'Queued', tone: 'neutral'},
  PLANNING: {text: 'Planning', tone: 'accent'},
  RUNNING: {text: 'Running', tone: 'accent'},
  COMPLETED: {text: 'Completed', tone: 'ok'},
  FAILED: {text: 'Failed', tone: 'bad'},
  SKIPPED: {text: 'Skipped', tone: 'warn'},
  STOPPED: {text: 'Stopped', tone: 'warn'},
  EXCLUDED: {text: 'Excluded', tone: 'neutral'},
};

const causes = {
  USER_ACTION: 'A person',
  CONTINUOUS: 'New files',
  RETRY_ON_FAILURE: 'A retry',
} as const;

/** Who or what asked for the run. */
export function causeText({cause = 'USER_ACTION', attempt = 1}: UpdateProgress): string {
  return attempt > 1 ? `${causes[cause]}, try ${attempt}` : causes[cause];
}

/** What kind of refresh it was. */
export function kindText({request}: UpdateProgress): string {
  const {refresh = 'incremental', tables = [], resetCheckpoints = []} = request ?? {};
  const kind = refresh === 'full' ? 'Full refresh' : 'Update';
  const of =
    tables.length === 0
      ? ''
      : ` of ${tables.length === 1 ? tables[0] : formatCounted(tables.length, 'table')}`;
  const again =
    resetCheckpoints.length === 0
      ? ''
      : `, files of ${formatCounted(resetCheckpoints.length, 'table')} again`;
  return kind + of + again;
}

/** How people tell runs apart: the beginning of its id. */
export const shortId = (updateId: string): string => updateId.slice(0, 6);

/** The state to show: an update without an end that nothing runs was interrupted. */
export const stateOf = (update: UpdateProgress, isLive: boolean): RunState =>
  isUpdateRunning(update) && !isLive ? 'INTERRUPTED' : update.state;
