import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {TyreLegend} from '#/charts/TyreLegend';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useRows} from '#/charts/useRows';
import {compoundOf} from '#/domain/compounds';
import {shownDrivers} from '#/features/race/story/lapSelection';
import {bestLapDrawing} from './bestLapDrawing';
import {bestLapFinding} from './practiceFindings';
import {bestLapsQuery} from './practiceSql';

/** The fastest lap of each driver and the tyre it was driven on. */
export function BestLapPanel({session}: {readonly session: number}) {
  const query = bestLapsQuery(session);
  const all = useRows(query);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const laps = useMemo(() => {
    const drivers = shownDrivers(
      all.map((lap) => lap.driver_number),
      filter,
      lookOf,
    );
    return all.filter((lap) => drivers.includes(lap.driver_number));
  }, [all, filter, lookOf]);
  const drawing = useMemo(() => bestLapDrawing(laps, lookOf), [laps, lookOf]);
  const rows = useMemo(
    () => laps.map((lap) => ({...lap, name: lookOf(lap.driver_number).acronym})),
    [laps, lookOf],
  );
  if (all.length === 0)
    return <MissingData session={session} endpoints={['laps']} title="No valid laps" />;
  return (
    <ChartView
      name={`best-laps-${session}`}
      label="Best lap of each driver behind the fastest of all, with its tyre"
      finding={bestLapFinding(all, (driver) => lookOf(driver).surname)}
      drawing={drawing}
      chart={<TyreLegend compounds={laps.map(({compound}) => compoundOf(compound))} />}
      columns={columns}
      rows={rows}
      queries={[query]}
    />
  );
}

const columns = [
  {name: 'rank', label: 'Rank', type: 'BIGINT'},
  {name: 'name', label: 'Driver', type: 'VARCHAR', width: 90},
  {name: 'fastest_lap_time', label: 'Lap time (s)', type: 'DOUBLE'},
  {name: 'gap_to_fastest_s', label: 'Gap (s)', type: 'DOUBLE'},
  {name: 'lap_number', label: 'Lap', type: 'BIGINT'},
  {name: 'compound', label: 'Tyre', type: 'VARCHAR'},
  {name: 'tyre_age_laps', label: 'Age (laps)', type: 'BIGINT'},
];
