import {useNavigate, useRouterState} from '@tanstack/react-router';
import {useCallback, useMemo} from 'react';
import {parseTelemetrySearch, type TelemetrySearch, telemetryPairs} from './telemetrySearch';

/** The choice in the link, and how to change parts of it in place. */
export function useTelemetrySearch(): readonly [
  TelemetrySearch,
  (change: Partial<TelemetrySearch>) => void,
] {
  const text = useRouterState({select: ({location}) => location.searchStr});
  const navigate = useNavigate();
  const search = useMemo(() => parseTelemetrySearch(new URLSearchParams(text)), [text]);
  const change = useCallback(
    (part: Partial<TelemetrySearch>) => {
      const now = parseTelemetrySearch(new URLSearchParams(location.search));
      void navigate({
        to: '.',
        search: (others: object) => ({...others, ...telemetryPairs({...now, ...part})}),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [search, change];
}
