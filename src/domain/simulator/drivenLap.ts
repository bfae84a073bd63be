import type {Circuit} from './circuit';
import type {Random} from './random';
import type {Compound} from './tyres';

/** One way through the pit lane. All moments are epoch milliseconds. */
export interface PitVisit {
  readonly entryMs: number;
  readonly exitMs: number;
  /** Standing on the jacks in a race; null where OpenF1 has none (practice, qualifying). */
  readonly stopMs: number | null;
}

/** One lap as it was driven, before any endpoint's view of it. Whole milliseconds throughout. */
export interface DrivenLap {
  readonly number: number;
  readonly startMs: number;
  readonly durationMs: number;
  readonly sectorsMs: readonly [number, number, number];
  readonly compound: Compound;
  /** Laps the set had done when this lap began. */
  readonly tyreAge: number;
  readonly stint: number;
  /** In the pit lane at the end of this lap, or at its start. */
  readonly pitIn: PitVisit | null;
  readonly pitOut: PitVisit | null;
  readonly pace: 'push' | 'race' | 'slow' | 'safety-car';
  /** Left the garage for this lap: the API then knows no first sector. */
  readonly fromGarage: boolean;
}

export const endMs = (lap: DrivenLap): number => lap.startMs + lap.durationMs;

/** Splits a lap's time into sectors that add up to it exactly; pit lane time falls into the sectors it is spent in. */
export function sectorsOf(
  circuit: Circuit,
  durationMs: number,
  pit: {readonly outMs: number; readonly inMs: number},
  random: Random,
): readonly [number, number, number] {
  const {entryShare, exitShare} = circuit.pit;
  const from = pit.outMs > 0 ? exitShare : 0;
  const to = pit.inMs > 0 ? entryShare : 1;
  const [a, b] = circuit.sectorShares;
  const perShare = (durationMs - pit.outMs - pit.inMs) / (to - from);
  const wobble = Math.min(120, durationMs / 800);
  const first = Math.round((a - from) * perShare + pit.outMs + random.bell() * wobble);
  const second = Math.round(b * perShare + random.bell() * wobble);
  return [first, second, durationMs - first - second];
}
