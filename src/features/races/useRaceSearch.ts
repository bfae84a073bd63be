import {useRouter, useRouterState} from '@tanstack/react-router';
import {parseRaceSearch, type RaceSearch, raceSearchText} from './raceSearch';

/** The search in the URL, and how to change parts of it. */
export function useRaceSearch(): readonly [RaceSearch, (change: Partial<RaceSearch>) => void] {
  const text = useRouterState({select: (state) => state.location.searchStr});
  const path = useRouterState({select: (state) => state.location.pathname});
  const {history} = useRouter();
  const search = parseRaceSearch(new URLSearchParams(text));
  return [
    search,
    (change) => {
      const next = raceSearchText({...search, ...change});
      history.replace(next === '' ? path : `${path}?${next}`);
    },
  ];
}
