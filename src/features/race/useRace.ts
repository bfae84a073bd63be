import {useRows} from '#/charts/useRows';
import type {LapRow, PitRow, ResultRow, StintRow} from './raceRows';
import {lapsQuery, otherResultsQuery, pitQuery, raceResultsQuery, stintsQuery} from './raceSql';

/** A session on this screen: races have a grid, positions by lap and a distance, the others do not. */
export interface RaceSession {
  readonly key: number;
  readonly isRace: boolean;
}

/** The classification in its order. */
export const useResults = ({key, isRace}: RaceSession): readonly ResultRow[] =>
  useRows(isRace ? raceResultsQuery(key) : otherResultsQuery(key));

export const useLaps = ({key}: RaceSession): readonly LapRow[] => useRows(lapsQuery(key));

export const useStints = ({key}: RaceSession): readonly StintRow[] => useRows(stintsQuery(key));

export const usePitVisits = ({key}: RaceSession): readonly PitRow[] => useRows(pitQuery(key));
