import type {Query} from '#/charts/query';
import {useRows} from '#/charts/useRows';
import type {LapRow, PitRow, ResultRow, StintRow} from './raceRows';
import {lapsQuery, otherResultsQuery, pitQuery, raceResultsQuery, stintsQuery} from './raceSql';

/** A session on this screen: races have a grid, positions by lap and a distance, the others do not. */
export interface RaceSession {
  readonly key: number;
  readonly isRace: boolean;
}

export const resultsQuery = ({key, isRace}: RaceSession): Query<ResultRow> =>
  isRace ? raceResultsQuery(key) : otherResultsQuery(key);

/** The classification in its order. */
export const useResults = (session: RaceSession): readonly ResultRow[] =>
  useRows(resultsQuery(session));

export const useLaps = ({key}: RaceSession): readonly LapRow[] => useRows(lapsQuery(key));

export const useStints = ({key}: RaceSession): readonly StintRow[] => useRows(stintsQuery(key));

export const usePitVisits = ({key}: RaceSession): readonly PitRow[] => useRows(pitQuery(key));
