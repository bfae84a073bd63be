import type {Random} from './random';
import type {Compound} from './tyres';

export interface PlannedStop {
  /** The stop is at the end of this lap. */
  readonly lap: number;
  readonly compound: Compound;
}

export interface Strategy {
  readonly start: Compound;
  readonly stops: readonly PlannedStop[];
}

/** One or two stops, two compounds at least, none in the first 4 laps or the last 6. */
export function planRace(laps: number, random: Random): Strategy {
  const at = (share: number): number =>
    Math.max(4, Math.min(laps - 6, Math.round(laps * share + random.between(-3, 3))));
  if (laps < 14) return {start: 'MEDIUM', stops: []};
  if (random.chance(0.6))
    return random.chance(0.7)
      ? {start: 'MEDIUM', stops: [{lap: at(0.46), compound: 'HARD'}]}
      : {start: 'HARD', stops: [{lap: at(0.6), compound: 'MEDIUM'}]};
  return {
    start: random.chance(0.5) ? 'SOFT' : 'MEDIUM',
    stops: [
      {lap: at(0.26), compound: 'HARD'},
      {lap: Math.max(at(0.66), Math.round(laps * 0.26) + 8), compound: 'MEDIUM'},
    ],
  };
}

/** Under a safety car a stop costs less: those whose next stop is near take it now. */
export function stopsUnderSafetyCar(
  stops: readonly PlannedStop[],
  lap: number,
  random: Random,
): readonly PlannedStop[] {
  const [next, ...later] = stops;
  if (!next || next.lap - lap > 14 || next.lap <= lap || !random.chance(0.75)) return stops;
  return [{...next, lap}, ...later.map((stop) => ({...stop, lap: Math.max(stop.lap, lap + 8)}))];
}
