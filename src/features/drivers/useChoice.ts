import {useMemo} from 'react';
import {useLinkParams} from '#/charts/useLinkParams';
import {useRows} from '#/charts/useRows';
import {driverSeasonQuery, sessionChoicesQuery} from './driversQueries';
import type {SessionChoiceRow} from './driversRows';
import {type GapKind, parseDriversSearch} from './driversSearch';

export interface Choice {
  /** The first is whom the others are set against. */
  readonly drivers: readonly number[];
  readonly sessions: readonly number[];
  readonly gap: GapKind | null;
  /** Every session there is to choose, the newest first. */
  readonly offered: readonly SessionChoiceRow[];
}

/** How many drivers and sessions are compared when the link names none. */
const usualDrivers = 3;
const usualSessions = 4;

/** What the link compares; else the first of the championship over the newest sessions but practice. Suspends. */
export function useChoice(year: number): Choice {
  const [params] = useLinkParams();
  const seasons = useRows(driverSeasonQuery(year));
  const offered = useRows(sessionChoicesQuery);
  return useMemo(() => {
    const search = parseDriversSearch(params);
    const newest = offered.filter(
      (row) => row.year === year && !/^(Practice|Day) /.test(row.session_name),
    );
    return {
      gap: search.gap,
      offered,
      drivers:
        search.drivers ?? seasons.slice(0, usualDrivers).map(({driver_number}) => driver_number),
      sessions:
        search.sessions ?? newest.slice(0, usualSessions).map(({session_key}) => session_key),
    };
  }, [params, seasons, offered, year]);
}
