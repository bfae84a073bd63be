import type {FlowProgress, UpdateProgress} from '#/contracts/engine';

/** A run in figures. */
export interface RunFacts {
  readonly ms: number;
  /** Rows that bronze took from files. */
  readonly loaded: number;
  /** Rows that silver and gold wrote. */
  readonly written: number;
  /** Kept out by rules, those in a quarantine included. */
  readonly keptOut: number;
  /** Tables that rows were written to or removed from. */
  readonly tables: number;
  readonly failed: number;
  readonly skipped: number;
  /** Rules that something broke. */
  readonly brokenRules: number;
}

/** Whether a flow did more than find that nothing is new. */
export function hasWorked({
  state,
  rowsWritten,
  rowsDropped,
  rowChanges,
  ms,
}: FlowProgress): boolean {
  if (state === 'EXCLUDED' || state === 'QUEUED') return false;
  return state !== 'COMPLETED' || rowsWritten > 0 || rowsDropped > 0 || !!rowChanges || ms >= 5;
}

/** Of a run that goes on, what it has come to at `now`, in epoch milliseconds. */
export function runFacts({flows, startedAt, endedAt}: UpdateProgress, now: number): RunFacts {
  const sum = (of: (flow: FlowProgress) => number) =>
    flows.reduce((total, flow) => total + of(flow), 0);
  const count = (holds: (flow: FlowProgress) => boolean) => flows.filter(holds).length;
  return {
    ms: Math.max(0, (endedAt ?? now) - startedAt),
    loaded: sum(({layer, rowsWritten}) => (layer === 'bronze' ? rowsWritten : 0)),
    written: sum(({layer, rowsWritten}) => (layer === 'bronze' ? 0 : rowsWritten)),
    keptOut: sum(({rowsDropped}) => rowsDropped),
    tables: count(({rowsWritten, rowChanges}) => rowsWritten > 0 || (rowChanges?.removed ?? 0) > 0),
    failed: count(({state}) => state === 'FAILED'),
    skipped: count(({state}) => state === 'SKIPPED'),
    brokenRules: sum(({expectations}) => expectations.filter(({failed}) => failed > 0).length),
  };
}
