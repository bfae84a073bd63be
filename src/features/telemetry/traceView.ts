import {createStore, type StoreApi} from 'zustand/vanilla';

/** Metres from and to. */
export type MetreRange = readonly [from: number, to: number];

/** What is seen of a lap: on screen only, so that it changes without the page being rendered anew. */
export interface TraceView {
  readonly range: MetreRange;
  /** Metres; null while nobody points. */
  readonly cursor: number | null;
  /** Being marked with the pointer, to be zoomed to. */
  readonly marked: MetreRange | null;
}

export type TraceViewStore = StoreApi<TraceView>;

export const createTraceView = (range: MetreRange): TraceViewStore =>
  createStore<TraceView>(() => ({range, cursor: null, marked: null}));

const shortestM = 60;

/** The range made `factor` as long around the place `at`, within the lap and not below 60 m. */
export function zoomed(
  [from, to]: MetreRange,
  {at, factor, lengthM}: {readonly at: number; readonly factor: number; readonly lengthM: number},
): MetreRange {
  const size = Math.min(lengthM, Math.max(Math.min(shortestM, lengthM), (to - from) * factor));
  const share = to > from ? (at - from) / (to - from) : 0.5;
  const start = at - size * Math.min(1, Math.max(0, share));
  return within([start, start + size], lengthM);
}

/** The range moved, within the lap. */
export function panned([from, to]: MetreRange, byM: number, lengthM: number): MetreRange {
  return within([from + byM, to + byM], lengthM);
}

/** The range of two places in any order, no shorter than 60 m. */
export function marked(a: number, b: number, lengthM: number): MetreRange {
  const middle = (a + b) / 2;
  const half = Math.max(Math.abs(a - b), Math.min(shortestM, lengthM)) / 2;
  return within([middle - half, middle + half], lengthM);
}

function within([from, to]: MetreRange, lengthM: number): MetreRange {
  const size = Math.min(lengthM, to - from);
  const start = Math.min(Math.max(0, from), lengthM - size);
  return [start, start + size];
}
