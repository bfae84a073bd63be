import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {showsDriver} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useRows} from '#/charts/useRows';
import {EmptyState} from '#/ui/EmptyState';
import {duelDrawing} from './duelDrawing';
import {raceDuels} from './raceDuels';
import {duelFinding} from './storyFindings';
import {pitStopsQuery, storyLapsQuery} from './storySql';

/** Undercuts and overcuts: who gained by stopping earlier than a car close by. */
export function DuelPanel({session}: {readonly session: number}) {
  const [stopsQuery, lapsQuery] = [pitStopsQuery(session), storyLapsQuery(session)];
  const stops = useRows(stopsQuery);
  const laps = useRows(lapsQuery);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const all = useMemo(() => raceDuels(stops, laps), [stops, laps]);
  const duels = useMemo(() => {
    const isShown = (driver: number) => showsDriver(filter, lookOf(driver));
    return all.filter(({first, second}) => isShown(first.driver) || isShown(second.driver));
  }, [all, filter, lookOf]);
  const drawing = useMemo(() => duelDrawing(duels, lookOf), [duels, lookOf]);
  const rows = useMemo(
    () =>
      duels.map(({first, second, beforeS, afterS, gainedS}) => ({
        first: lookOf(first.driver).fullName,
        firstLap: first.lap,
        firstLane: first.laneS,
        second: lookOf(second.driver).fullName,
        secondLap: second.lap,
        secondLane: second.laneS,
        beforeS,
        afterS,
        gainedS,
      })),
    [duels, lookOf],
  );
  if (stops.length === 0 || laps.length === 0)
    return (
      <MissingData session={session} endpoints={['laps', 'pit']} title="No pit stops to compare" />
    );
  if (all.length === 0)
    return (
      <EmptyState title="No duel in the pit lane">
        No two cars within four seconds of each other stopped one to eight laps apart.
      </EmptyState>
    );
  return (
    <ChartView
      name={`pit-duels-${session}`}
      label="Gap of who stopped first to who stopped later, before and after both stops"
      finding={duelFinding(duels, (driver) => lookOf(driver).surname)}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[stopsQuery, lapsQuery]}
    />
  );
}

const columns = [
  {name: 'first', label: 'Stopped first', type: 'VARCHAR'},
  {name: 'firstLap', label: 'On lap', type: 'BIGINT'},
  {name: 'firstLane', label: 'In the lane (s)', type: 'DOUBLE'},
  {name: 'second', label: 'Stopped later', type: 'VARCHAR'},
  {name: 'secondLap', label: 'On lap', type: 'BIGINT'},
  {name: 'secondLane', label: 'In the lane (s)', type: 'DOUBLE'},
  {
    name: 'beforeS',
    label: 'Gap before (s)',
    type: 'DOUBLE',
    doc: 'Of who stopped first; negative ahead',
  },
  {name: 'afterS', label: 'Gap after (s)', type: 'DOUBLE', doc: 'A lap after the later stop'},
  {name: 'gainedS', label: 'Gained (s)', type: 'DOUBLE', doc: 'By stopping first'},
];
