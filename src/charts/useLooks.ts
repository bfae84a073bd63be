import {useMemo} from 'react';
import {type DriverLook, driverLooks} from './driverLook';
import {driversQuery} from './sessionQueries';
import {useRows} from './useRows';

/** How each driver of a session appears, by car number; answers for numbers nobody registered, too. Suspends. */
export function useLooks(sessionKey: number): (driver: number) => DriverLook {
  const rows = useRows(driversQuery(sessionKey));
  return useMemo(() => driverLooks(rows), [rows]);
}
