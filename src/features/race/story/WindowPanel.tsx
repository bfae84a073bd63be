import {useMemo} from 'react';
import {showsLap} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLinkParams} from '#/charts/useLinkParams';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {useRows} from '#/charts/useRows';
import {EmptyState} from '#/ui/EmptyState';
import {Select} from '#/ui/Select';
import {knowsFlags, shownDrivers} from './lapSelection';
import {pitWindows} from './pitWindows';
import {pitStopsQuery, storyLapsQuery} from './storySql';
import {WindowView} from './WindowView';

/** Where a driver would have come out of the pit lane, lap by lap; which driver is kept in the link. */
export function WindowPanel({session}: {readonly session: number}) {
  const [stopsQuery, lapsQuery] = [pitStopsQuery(session), storyLapsQuery(session)];
  const stops = useRows(stopsQuery);
  const laps = useRows(lapsQuery);
  const order = useOrder(session);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const [params, change] = useLinkParams();
  const windows = useMemo(() => pitWindows(stops, laps), [stops, laps]);
  if (stops.length === 0 || laps.length === 0)
    return (
      <MissingData session={session} endpoints={['laps', 'pit']} title="No pit stops to go by" />
    );
  const drivers = order.filter((driver) => laps.some((lap) => lap.driver_number === driver));
  const asked = Number(params.get('stopOf') ?? Number.NaN);
  const [shown = drivers[0]] = shownDrivers(drivers, filter, lookOf);
  const driver = drivers.includes(asked) ? asked : shown;
  if (!windows || driver === undefined)
    return (
      <EmptyState title="Nobody knows what a stop cost">
        No stop has a timed lap into the lane, one out of it, and laps before to hold them against.
      </EmptyState>
    );
  const isOwn = (projection: {readonly driver: number; readonly lap: number}) =>
    projection.driver === driver && showsLap(filter, projection.lap);
  return (
    <WindowView
      session={session}
      driver={driver}
      windows={windows}
      projections={windows.projections.filter(isOwn)}
      stops={stops.flatMap((stop) => (stop.driver_number === driver ? [stop.lap_number] : []))}
      knowsFlags={knowsFlags(laps)}
      queries={[stopsQuery, lapsQuery]}
      controls={
        <Select
          label="Driver to stop"
          labelHidden
          value={String(driver)}
          options={drivers.map((other) => ({
            value: String(other),
            label: lookOf(other).fullName,
          }))}
          onChange={(value) => change({stopOf: value})}
        />
      }
    />
  );
}
