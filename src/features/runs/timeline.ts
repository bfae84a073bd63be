import type {FlowProgress, FlowState, UpdateProgress} from '#/contracts/engine';
import type {Layer, TableName} from '#/lakehouse/define';
import {hasWorked} from './runFacts';

/** A table's bar. Shares are of the run's duration, 0 to 1. */
export interface TimelineBar {
  readonly table: TableName;
  readonly layer: Layer;
  readonly state: FlowState;
  readonly left: number;
  readonly width: number;
  /** From the run's start, in milliseconds. */
  readonly startMs: number;
  readonly ms: number;
}

export interface Timeline {
  readonly totalMs: number;
  readonly bars: readonly TimelineBar[];
  /** Round times from 0 on; `share` is where they lie. */
  readonly ticks: readonly {readonly ms: number; readonly share: number}[];
}

/**
 * The flows that did something, in the order in which they began. `now` ends what still runs; all are epoch
 * milliseconds. Bronze tables load side by side, so their bars may lie above each other. Flows of which no begin is
 * known have no bar.
 */
export function timelineOf(update: UpdateProgress, now: number): Timeline {
  const {startedAt: from, endedAt, flows} = update;
  const totalMs = Math.max(1, (endedAt ?? now) - from);
  const share = (ms: number) => Math.min(1, Math.max(0, ms / totalMs));
  const bars = flows
    .filter(hasWorked)
    .flatMap((flow): readonly TimelineBar[] => {
      const {table, layer, state, startedAt} = flow;
      if (startedAt === undefined) return [];
      const startMs = Math.max(0, startedAt - from);
      const ms = Math.max(0, endOf(flow, endedAt, now) - startedAt);
      const left = share(startMs);
      return [{table, layer, state, startMs, ms, left, width: share(startMs + ms) - left}];
    })
    .toSorted((a, b) => a.startMs - b.startMs);
  return {totalMs, bars, ticks: ticksOf(totalMs)};
}

function endOf(
  {state, endedAt, startedAt = 0}: FlowProgress,
  updateEnd: number | null,
  now: number,
): number {
  const goesOn = updateEnd === null && (state === 'RUNNING' || state === 'PLANNING');
  return goesOn ? now : (endedAt ?? startedAt);
}

/** 0, then every 1, 2 or 5 times a power of ten milliseconds: two to seven times. */
function ticksOf(totalMs: number) {
  const rough = Math.max(1, totalMs / 6);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const count = Math.floor(totalMs / step) + 1;
  return Array.from({length: count}, (_, nth) => ({ms: nth * step, share: (nth * step) / totalMs}));
}
