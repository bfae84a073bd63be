import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useRows} from '#/charts/useRows';
import {leastRunLaps} from '#/domain/longRuns';
import {EmptyState} from '#/ui/EmptyState';
import {shownDrivers} from '#/features/race/story/lapSelection';
import {storyLapsQuery} from '#/features/race/story/storySql';
import {longRunDrawing} from './longRunDrawing';
import {longRunFinding} from './practiceFindings';
import {practiceRuns} from './practiceRuns';

/** Pace over runs of five laps and more: what a practice tells of the race. */
export function LongRunPanel({session}: {readonly session: number}) {
  const query = storyLapsQuery(session);
  const laps = useRows(query);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const all = useMemo(() => practiceRuns(laps), [laps]);
  const runs = useMemo(() => {
    const drivers = shownDrivers([...new Set(all.map(({driver}) => driver))], filter, lookOf);
    return all.filter(({driver}) => drivers.includes(driver));
  }, [all, filter, lookOf]);
  const drawing = useMemo(() => longRunDrawing(runs, lookOf), [runs, lookOf]);
  const rows = useMemo(
    () =>
      runs.map(({lapTimesS, ...run}) => ({
        ...run,
        name: lookOf(run.driver).acronym,
        laps: lapTimesS.length,
        bestS: Math.min(...lapTimesS),
      })),
    [runs, lookOf],
  );
  if (laps.length === 0)
    return <MissingData session={session} endpoints={['laps', 'stints']} title="No laps" />;
  if (all.length === 0)
    return (
      <EmptyState title="No long run">
        Nobody drove {leastRunLaps} laps in a row at one pace on one set of tyres.
      </EmptyState>
    );
  return (
    <ChartView
      name={`long-runs-${session}`}
      label="Lap times of each long run with their median"
      finding={longRunFinding(all, (driver) => lookOf(driver).surname)}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[query]}
    />
  );
}

const columns = [
  {name: 'name', label: 'Driver', type: 'VARCHAR', width: 90},
  {name: 'compound', label: 'Tyre', type: 'VARCHAR'},
  {name: 'tyreAge', label: 'Age at its start (laps)', type: 'BIGINT'},
  {name: 'fromLap', label: 'From lap', type: 'BIGINT'},
  {name: 'toLap', label: 'To lap', type: 'BIGINT'},
  {name: 'laps', label: 'Laps', type: 'BIGINT', doc: 'Without slow ones that are left out'},
  {name: 'medianS', label: 'Median (s)', type: 'DOUBLE'},
  {name: 'bestS', label: 'Best (s)', type: 'DOUBLE'},
];
