import {useMemo} from 'react';
import {driversQuery, orderQuery} from './sessionQueries';
import {useRows} from './useRows';

/** Car numbers of a session in finishing order, then those without a result by number. Suspends. */
export function useOrder(sessionKey: number): readonly number[] {
  const classified = useRows(orderQuery(sessionKey));
  const drivers = useRows(driversQuery(sessionKey));
  return useMemo(
    () => [...new Set([...classified, ...drivers].map((row) => row.driver_number))],
    [classified, drivers],
  );
}
