import {useMemo} from 'react';
import {useSql} from '#/client/useSql';
import {type Neutralisation, neutralisations} from '#/domain/neutralisations';
import {type DriverLook, driverLooks} from './driverLook';
import type {LapRow, PitRow, ResultRow, StintRow} from './raceRows';
import {
  driversQuery,
  lapsQuery,
  messagesQuery,
  otherResultsQuery,
  pitQuery,
  type RaceQuery,
  raceResultsQuery,
  stintsQuery,
} from './raceSql';

/** A session on this screen: races have a grid, positions by lap and a distance, the others do not. */
export interface RaceSession {
  readonly key: number;
  readonly isRace: boolean;
}

/** Rows of one of this screen's queries. */
export function useRows<Row>({sql, reads}: RaceQuery<Row>): readonly Row[] {
  return useSql<Row>(sql, reads);
}

export function useLooks({key}: RaceSession): (driver: number) => DriverLook {
  const rows = useRows(driversQuery(key));
  return useMemo(() => driverLooks(rows), [rows]);
}

/** The classification in its order. */
export const useResults = ({key, isRace}: RaceSession): readonly ResultRow[] =>
  useRows(isRace ? raceResultsQuery(key) : otherResultsQuery(key));

export const useLaps = ({key}: RaceSession): readonly LapRow[] => useRows(lapsQuery(key));

export const useStints = ({key}: RaceSession): readonly StintRow[] => useRows(stintsQuery(key));

export const usePitVisits = ({key}: RaceSession): readonly PitRow[] => useRows(pitQuery(key));

/** Safety car, virtual safety car and red flag periods; none outside races, whose messages name no lap. */
export function usePeriods({key, isRace}: RaceSession): readonly Neutralisation[] {
  const rows = useRows(messagesQuery(key));
  return useMemo(() => {
    if (!isRace) return [];
    const messages = rows.map((row) => ({
      at: row.at_ms,
      lap: row.lap_number,
      category: row.category ?? '',
      flag: row.flag,
      message: row.message ?? '',
    }));
    const lastLap = Math.max(0, ...messages.map((message) => message.lap ?? 0));
    return neutralisations(messages, lastLap);
  }, [rows, isRace]);
}

/** Car numbers in finishing order, then those without a result by number. */
export function useOrder(session: RaceSession): readonly number[] {
  const results = useResults(session);
  const drivers = useRows(driversQuery(session.key));
  return useMemo(
    () => [
      ...new Set([
        ...results.map((row) => row.driver_number),
        ...drivers.map((row) => row.driver_number),
      ]),
    ],
    [results, drivers],
  );
}
