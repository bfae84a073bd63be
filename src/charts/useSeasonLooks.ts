import {useMemo} from 'react';
import {type DriverLook, driverLooks} from './driverLook';
import {entriesQuery} from './seasonQueries';
import {useRows} from './useRows';

interface SeasonLooks {
  /** Everyone entered in the season, by car number. */
  readonly looks: readonly DriverLook[];
  /** Answers for numbers nobody registered, too. */
  readonly lookOf: (driver: number) => DriverLook;
}

/** How each driver of a season appears, with the newest team. Suspends. */
export function useSeasonLooks(year: number): SeasonLooks {
  const rows = useRows(entriesQuery(year));
  return useMemo(() => {
    const lookOf = driverLooks(rows);
    return {lookOf, looks: rows.map((row) => lookOf(row.driver_number))};
  }, [rows]);
}
