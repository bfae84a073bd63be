import {useMemo, useState} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useRows} from '#/charts/useRows';
import {EmptyState} from '#/ui/EmptyState';
import {Select} from '#/ui/Select';
import {cleanLaps, knowsFlags, shownDrivers} from './lapSelection';
import {paceDrawing} from './paceDrawing';
import {paceGroups} from './paceGroups';
import {medianFinding} from './storyFindings';
import {storyLapsQuery} from './storySql';

const kinds = [
  {value: 'driver', label: 'By driver'},
  {value: 'team', label: 'By team'},
] as const;

/** How the clean laps of a race are spread, by driver or by team. The quartiles are those of gold_race_pace. */
export function PacePanel({session}: {readonly session: number}) {
  const query = storyLapsQuery(session);
  const laps = useRows(query);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const [by, setBy] = useState<'driver' | 'team'>('driver');
  const groups = useMemo(() => {
    const clean = cleanLaps(laps, filter);
    const drivers = [...new Set(clean.map((lap) => lap.driver_number))];
    const shown = shownDrivers(drivers, filter, lookOf);
    return paceGroups(
      clean.filter((lap) => shown.includes(lap.driver_number)),
      by,
      lookOf,
    );
  }, [laps, filter, by, lookOf]);
  const drawing = useMemo(() => paceDrawing(groups), [groups]);
  const rows = useMemo(
    () =>
      groups.map(({fullName, box}) => ({
        fullName,
        laps: box.count,
        fastest: Math.min(box.low, ...box.outliers),
        lower: box.lower,
        median: box.median,
        upper: box.upper,
      })),
    [groups],
  );
  if (laps.length === 0)
    return <MissingData session={session} endpoints={['laps']} title="No laps" />;
  if (!laps.some((lap) => lap.is_clean === true))
    return <EmptyState title="No clean laps">No lap of the race was driven for pace.</EmptyState>;
  return (
    <ChartView
      name={`pace-by-${by}-${session}`}
      label={`Spread of the clean laps of each ${by}`}
      finding={
        <>
          {medianFinding(groups)}
          {!knowsFlags(laps) && ' Without race control, neutralised laps cannot be told apart.'}
        </>
      }
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[query]}
      controls={
        <Select label="Group laps" labelHidden value={by} options={kinds} onChange={setBy} />
      }
    />
  );
}

const columns = [
  {name: 'fullName', label: 'Driver or team', type: 'VARCHAR'},
  {name: 'laps', label: 'Clean laps', type: 'BIGINT'},
  {name: 'fastest', label: 'Fastest (s)', type: 'DOUBLE'},
  {name: 'lower', label: 'Lower quartile (s)', type: 'DOUBLE'},
  {name: 'median', label: 'Median (s)', type: 'DOUBLE'},
  {name: 'upper', label: 'Upper quartile (s)', type: 'DOUBLE'},
];
