import type {FlowProgress, UpdateProgress} from '#/contracts/engine';

export interface UpdateTotals {
  readonly settled: number;
  readonly written: number;
  readonly dropped: number;
  readonly rescued: number;
  /** Rows that broke an expectation but were kept. */
  readonly warned: number;
}

const settledStates: ReadonlySet<FlowProgress['state']> = new Set([
  'COMPLETED',
  'FAILED',
  'SKIPPED',
  'STOPPED',
  'EXCLUDED',
]);

/** Whether nothing more happens to it in this update. */
export const isSettled = ({state}: Pick<FlowProgress, 'state'>): boolean =>
  settledStates.has(state);

/** Rows of a flow that broke an expectation and were kept with a warning. */
function warnings({expectations}: FlowProgress): number {
  return expectations
    .filter(({onViolation}) => onViolation === 'warn')
    .reduce((sum, {failed}) => sum + failed, 0);
}

/** An update in figures. */
export function updateTotals({flows}: UpdateProgress): UpdateTotals {
  const sum = (of: (flow: FlowProgress) => number) =>
    flows.reduce((total, flow) => total + of(flow), 0);
  return {
    settled: flows.filter(isSettled).length,
    written: sum(({rowsWritten}) => rowsWritten),
    dropped: sum(({rowsDropped}) => rowsDropped),
    rescued: sum(({rescuedRows}) => rescuedRows),
    warned: sum(warnings),
  };
}
