import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useRows} from '#/charts/useRows';
import {EmptyState} from '#/ui/EmptyState';
import {shownDrivers} from '#/features/race/story/lapSelection';
import {controlQuery, storyLapsQuery, trackStatusQuery} from '#/features/race/story/storySql';
import {pushLaps} from './improvement';
import {improvementDrawing} from './improvementDrawing';
import {improvementFinding} from './qualifyingFindings';

/** How lap times fell over the session, and what slowed the track meanwhile. */
export function ImprovementPanel({session}: {readonly session: number}) {
  const lapsQuery = storyLapsQuery(session);
  const periodsQuery = trackStatusQuery(session);
  const messagesQuery = controlQuery(session);
  const laps = useRows(lapsQuery);
  const periods = useRows(periodsQuery);
  const messages = useRows(messagesQuery);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const all = useMemo(() => pushLaps(laps), [laps]);
  const shown = useMemo(() => {
    const drivers = shownDrivers([...new Set(all.map(({driver}) => driver))], filter, lookOf);
    return all.filter(({driver}) => drivers.includes(driver));
  }, [all, filter, lookOf]);
  const drawing = useMemo(() => {
    const flagsMs = messages.flatMap((row) => (row.flag === 'CHEQUERED' ? [row.at_ms] : []));
    return improvementDrawing({laps: shown, periods, flagsMs, lookOf});
  }, [shown, periods, messages, lookOf]);
  const rows = useMemo(
    () => shown.map((lap) => ({...lap, name: lookOf(lap.driver).acronym})),
    [shown, lookOf],
  );
  if (laps.length === 0)
    return <MissingData session={session} endpoints={['laps']} title="No laps" />;
  if (all.length === 0)
    return <EmptyState title="No timed lap">Nobody set a time that counts.</EmptyState>;
  return (
    <ChartView
      name={`improvement-${session}`}
      label="Laps driven for time by the moment they ended, with the best so far"
      finding={improvementFinding(all, (driver) => lookOf(driver).surname)}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[lapsQuery, periodsQuery, messagesQuery]}
    />
  );
}

const columns = [
  {name: 'endMs', label: 'Ended (UTC)', type: 'TIMESTAMP'},
  {name: 'name', label: 'Driver', type: 'VARCHAR', width: 90},
  {name: 'lap', label: 'Lap', type: 'BIGINT'},
  {name: 'timeS', label: 'Lap time (s)', type: 'DOUBLE'},
  {name: 'status', label: 'Track', type: 'VARCHAR', doc: 'Worst state anywhere during the lap'},
];
