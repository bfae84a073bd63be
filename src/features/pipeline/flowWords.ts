import type {FlowProgress, FlowState} from '#/contracts/engine';
import type {Tone} from '#/ui/Badge';
import {formatCount, formatCounted, formatDuration} from '#/ui/format';

export interface FlowWords {
  readonly text: string;
  readonly tone: Tone;
  /** What the state means. */
  readonly about: string;
}

export const flowWords: Readonly<Record<FlowState, FlowWords>> = {
  QUEUED: {text: 'Queued', tone: 'neutral', about: 'It waits for its turn.'},
  PLANNING: {text: 'Planning', tone: 'accent', about: 'What it has to compute is being found out.'},
  RUNNING: {text: 'Running', tone: 'accent', about: 'It is being computed.'},
  COMPLETED: {text: 'Completed', tone: 'ok', about: 'It is up to date.'},
  FAILED: {text: 'Failed', tone: 'bad', about: 'It failed and is as it was before.'},
  SKIPPED: {text: 'Skipped', tone: 'warn', about: 'A table it reads failed, so it is as it was.'},
  STOPPED: {text: 'Stopped', tone: 'warn', about: 'The update was stopped before its turn ended.'},
  EXCLUDED: {text: 'Excluded', tone: 'neutral', about: 'The update was not about it.'},
};

export const isFlowActive = ({state}: FlowProgress): boolean =>
  state === 'PLANNING' || state === 'RUNNING';

/** What came of a flow in figures: rows written and how long it took. */
export function flowFigures({state, rowsWritten, ms}: FlowProgress): string {
  if (state === 'COMPLETED' && rowsWritten === 0) return 'no change';
  const rows = rowsWritten > 0 && `+${formatCount(rowsWritten)}`;
  return [rows, ms > 0 && formatDuration(ms)].filter(Boolean).join(' · ');
}

export interface Violations {
  /** Rows, or checks of the table as a whole, that broke a rule; those kept in the table with a warning. */
  readonly warned: number;
  /** Rows kept out of the table. */
  readonly keptOut: number;
}

export function violationsOf({expectations, rowsDropped}: FlowProgress): Violations {
  const warned = expectations
    .filter(({onViolation}) => onViolation === 'warn')
    .reduce((sum, {failed}) => sum + failed, 0);
  return {warned, keptOut: rowsDropped};
}

/** In words; empty when there are none. */
export function violationsText(flow: FlowProgress): string {
  const {warned, keptOut} = violationsOf(flow);
  return [
    warned > 0 && formatCounted(warned, 'warning'),
    keptOut > 0 && `${formatCounted(keptOut, 'row')} kept out`,
  ]
    .filter(Boolean)
    .join(', ');
}
