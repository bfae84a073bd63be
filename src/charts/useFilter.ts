import {useNavigate, useRouterState} from '@tanstack/react-router';
import {useMemo} from 'react';
import {type Filter, filterPairs, parseFilter} from './filter';

/**
 * The filter of the page, which its link keeps. `setFilter` changes parts of it in place: other parameters stay, the
 * page does not scroll, and going back leaves the page.
 */
export function useFilter(): {
  readonly filter: Filter;
  readonly setFilter: (patch: Partial<Filter>) => void;
} {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const navigate = useNavigate();
  const filter = useMemo(() => parseFilter(new URLSearchParams(text)), [text]);
  return {
    filter,
    setFilter: (patch) => {
      void navigate({
        to: '.',
        search: (now: object) => ({...now, ...filterPairs({...filter, ...patch})}),
        replace: true,
        resetScroll: false,
      });
    },
  };
}
