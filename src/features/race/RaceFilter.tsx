import {useMemo} from 'react';
import {FilterBar} from '#/charts/FilterBar';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {type RaceSession, useLaps} from './useRace';

/** What the panels of a session show. */
export function RaceFilter({session}: {readonly session: RaceSession}) {
  const laps = useLaps(session);
  const order = useOrder(session.key);
  const lookOf = useLooks(session.key);
  const looks = useMemo(() => order.map(lookOf), [order, lookOf]);
  const lastLap = laps.reduce((most, lap) => Math.max(most, lap.lap_number), 0);
  return <FilterBar looks={looks} lastLap={lastLap || null} />;
}
