import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {showsLap} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useOrder} from '#/charts/useOrder';
import {usePeriods} from '#/charts/usePeriods';
import {useRows} from '#/charts/useRows';
import {gapsTo, lapGaps} from '#/domain/lapGaps';
import {Select} from '#/ui/Select';
import {gapDrawing} from './gapDrawing';
import {gapRange} from './gapRange';
import {gapLaps, shownDrivers} from './lapSelection';
import {gapFinding} from './storyFindings';
import {storyLapsQuery} from './storySql';
import {useGapReference} from './useGapReference';

/** How far behind the leader, or any driver, everybody was at the end of every lap. */
export function GapPanel({session}: {readonly session: number}) {
  const query = storyLapsQuery(session);
  const laps = useRows(query);
  const periods = usePeriods(session);
  const order = useOrder(session);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const [reference, setReference] = useGapReference(order);
  const all = useMemo(() => lapGaps(gapLaps(laps)), [laps]);
  const gaps = useMemo(() => {
    const shown = shownDrivers(order, filter, lookOf);
    const relative = reference === null ? all : gapsTo(reference, all);
    return relative.filter(
      (gap) =>
        (shown.includes(gap.driver) || gap.driver === reference) && showsLap(filter, gap.lap),
    );
  }, [all, reference, order, filter, lookOf]);
  const to = reference === null ? 'the leader' : lookOf(reference).surname;
  const drawing = useMemo(
    () => gapDrawing({gaps, periods, lookOf, range: gapRange(gaps, laps), to}),
    [gaps, periods, lookOf, laps, to],
  );
  const rows = useMemo(
    () => gaps.map((gap) => ({...gap, name: lookOf(gap.driver).acronym})),
    [gaps, lookOf],
  );
  if (all.length === 0)
    return (
      <MissingData session={session} endpoints={['laps']} title="No laps to measure gaps by" />
    );
  return (
    <ChartView
      name={`gaps-${session}`}
      label={`Gap of each driver to ${to} at the end of each lap`}
      finding={gapFinding(all)}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[query]}
      controls={
        <Select
          label="Gap to"
          labelHidden
          value={reference === null ? 'leader' : String(reference)}
          options={[
            {value: 'leader', label: 'Gap to the leader'},
            ...order.map((driver) => ({
              value: String(driver),
              label: `Gap to ${lookOf(driver).fullName}`,
            })),
          ]}
          onChange={(value) => setReference(value === 'leader' ? null : Number(value))}
        />
      }
    />
  );
}

const columns = [
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  {name: 'lap', label: 'Lap', type: 'BIGINT'},
  {name: 'gapS', label: 'Gap (s)', type: 'DOUBLE', doc: 'At the end of the lap; negative ahead'},
  {name: 'lapsDown', label: 'Laps down', type: 'BIGINT', doc: 'As OpenF1 published it'},
  {
    name: 'source',
    label: 'From',
    type: 'VARCHAR',
    doc: "OpenF1's intervals, or lap times added up",
  },
];
