import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {showsDriver} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {TyreLegend} from '#/charts/TyreLegend';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {compoundOf} from '#/domain/compounds';
import {lapTimeText} from '#/domain/lapTimeText';
import {drivenStints} from './drivenStints';
import {strategyFinding} from './findings';
import {lapsShown} from './lapsShown';
import type {StintRow} from './raceRows';
import {stintsQuery} from './raceSql';
import {tyreDrawing} from './tyreDrawing';
import {type RaceSession, useLaps, useStints} from './useRace';

/** Tyre stints of every driver over the laps, with the age of used sets, in finishing order. */
export function TyrePanel({session}: {readonly session: RaceSession}) {
  const told = useStints(session);
  const laps = useLaps(session);
  const stints = useMemo(() => drivenStints(told, laps), [told, laps]);
  const order = useOrder(session.key);
  const lookOf = useLooks(session.key);
  const {filter} = useFilter();
  const span = useMemo(
    () =>
      lapsShown(
        filter,
        1,
        stints.map((stint) => ({lap_number: stint.lap_end})),
      ),
    [filter, stints],
  );
  const shown = useMemo(
    () =>
      stints.filter(
        (stint) =>
          showsDriver(filter, lookOf(stint.driver_number)) &&
          stint.lap_end >= span[0] &&
          stint.lap_start <= span[1],
      ),
    [stints, filter, lookOf, span],
  );
  const drawing = useMemo(
    () => tyreDrawing({stints: shown, span, order, lookOf}),
    [shown, span, order, lookOf],
  );
  const rows = useMemo(
    () => shown.map((stint) => tableRow(stint, lookOf(stint.driver_number).acronym)),
    [shown, lookOf],
  );
  if (stints.length === 0)
    return (
      <MissingData session={session.key} endpoints={['stints', 'laps']} title="No tyre stints" />
    );
  return (
    <ChartView
      name={`tyres-${session.key}`}
      finding={
        <>
          {session.isRace && strategyFinding(stints)} Letters are tyres, numbers the laps of a
          stint; a set is new unless it says used.
        </>
      }
      label="Tyre stints of each driver by lap"
      chart={<TyreLegend compounds={shown.map((stint) => compoundOf(stint.compound))} />}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[stintsQuery(session.key)]}
    />
  );
}

const tableRow = (stint: StintRow, driver: string) => ({
  driver,
  stint: stint.stint_number,
  tyre: compoundOf(stint.compound).label,
  from: stint.lap_start,
  to: stint.lap_end,
  age: stint.tyre_age_at_start,
  best: lapTimeText(stint.best_lap_s),
  mean: lapTimeText(stint.avg_lap_s),
});

const columns = [
  {name: 'driver', label: 'Driver', type: 'VARCHAR', width: 80},
  {name: 'stint', label: 'Stint', type: 'BIGINT', width: 70},
  {name: 'tyre', label: 'Tyre', type: 'VARCHAR', width: 110},
  {name: 'from', label: 'From lap', type: 'BIGINT'},
  {name: 'to', label: 'To lap', type: 'BIGINT'},
  {name: 'age', label: 'Age at start (laps)', type: 'BIGINT'},
  {name: 'best', label: 'Best lap (m:ss)', type: 'VARCHAR', width: 130},
  {name: 'mean', label: 'Mean lap (m:ss)', type: 'VARCHAR', width: 130},
];
