import type {LapRow} from './raceRows';

export type LapKind = 'racing' | 'pit' | 'neutralised';

/** What a lap was driven for: begun or ended in the pits, behind a safety car or red flag, or neither. */
export function lapKind(lap: LapRow): LapKind {
  if (lap.is_pit_in_lap || lap.is_pit_out_lap === true) return 'pit';
  return /^(SC|VSC|RED)$/.test(lap.track_status ?? '') ? 'neutralised' : 'racing';
}
