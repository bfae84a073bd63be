import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {Query} from '#/charts/query';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {EmptyState} from '#/ui/EmptyState';
import {shownDrivers} from '#/features/race/story/lapSelection';
import {idealDrawing} from './idealDrawing';
import type {IdealLap} from './idealLaps';
import {idealFinding} from './qualifyingFindings';

interface IdealViewProps {
  readonly session: number;
  readonly laps: readonly IdealLap[];
  readonly query: Query<unknown>;
}

/** The best sectors put together, beside the best real lap. */
export function IdealView({session, laps, query}: IdealViewProps) {
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const shown = useMemo(() => {
    const drivers = shownDrivers(
      laps.map(({driver}) => driver),
      filter,
      lookOf,
    );
    return laps.filter(({driver}) => drivers.includes(driver));
  }, [laps, filter, lookOf]);
  const drawing = useMemo(() => idealDrawing(shown, lookOf), [shown, lookOf]);
  const rows = useMemo(
    () => shown.map((lap) => ({...lap, name: lookOf(lap.driver).acronym})),
    [shown, lookOf],
  );
  if (laps.length === 0)
    return (
      <EmptyState title="No ideal lap">
        Nobody has both a lap time and all three sectors in the lake.
      </EmptyState>
    );
  return (
    <ChartView
      name={`ideal-laps-${session}`}
      label="Best lap of each driver beside the sum of the best sectors"
      finding={idealFinding(laps, (driver) => lookOf(driver).surname)}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[query]}
    />
  );
}

const columns = [
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  {name: 'bestS', label: 'Best lap (s)', type: 'DOUBLE'},
  {name: 'idealS', label: 'Ideal lap (s)', type: 'DOUBLE', doc: 'Sum of the best sectors'},
  {name: 'leftS', label: 'Left on track (s)', type: 'DOUBLE'},
];
