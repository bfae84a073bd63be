import {useMemo} from 'react';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {compoundOf} from '#/domain/compounds';
import {lapTimeText} from '#/domain/lapTimeText';
import {DataTable} from '#/ui/DataTable';
import {EmptyState} from '#/ui/EmptyState';
import {Figure} from '#/ui/Figure';
import {ChartOrTable} from './ChartOrTable';
import {strategyFinding} from './findings';
import {TyreLegend} from '#/charts/TyreLegend';
import {tyreDrawing} from './tyreDrawing';
import {type RaceSession, useStints} from './useRace';

/** Tyre stints of every driver over the laps, in finishing order. */
export function TyrePanel({session}: {readonly session: RaceSession}) {
  const stints = useStints(session);
  const order = useOrder(session.key);
  const lookOf = useLooks(session.key);
  const drawing = useMemo(() => tyreDrawing({stints, order, lookOf}), [stints, order, lookOf]);
  const rows = useMemo(
    () =>
      stints.map((stint) => ({
        driver: lookOf(stint.driver_number).acronym,
        stint: stint.stint_number,
        tyre: compoundOf(stint.compound).label,
        from: stint.lap_start,
        to: stint.lap_end,
        age: stint.tyre_age_at_start,
        best: lapTimeText(stint.best_lap_s),
        mean: lapTimeText(stint.avg_lap_s),
      })),
    [stints, lookOf],
  );
  if (stints.length === 0)
    return (
      <EmptyState title="No tyre stints">
        Ingest <code>stints</code> and <code>laps</code> of this session and run the pipeline.
      </EmptyState>
    );
  return (
    <ChartOrTable
      finding={session.isRace ? strategyFinding(stints) : 'Letters are tyres, numbers are laps.'}
      chart={
        <>
          <TyreLegend compounds={stints.map((stint) => compoundOf(stint.compound))} />
          <Figure label="Tyre stints of each driver by lap" options={drawing} />
        </>
      }
      table={<DataTable label="Tyre stints" columns={columns} rows={rows} />}
    />
  );
}

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
