import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {useRows} from '#/charts/useRows';
import {shownDrivers} from '#/features/race/story/lapSelection';
import {qualifyingFinding} from './qualifyingFindings';
import {qualifyingQuery} from './qualifyingSql';
import {segmentDrawing} from './segmentDrawing';
import {segmentLaps} from './segments';

/** Q1 to Q3 of every driver: the distance to the best, to pole, and to the cut. */
export function SegmentPanel({session}: {readonly session: number}) {
  const query = qualifyingQuery(session);
  const results = useRows(query);
  const lookOf = useLooks(session);
  const {filter} = useFilter();
  const drivers = useMemo(
    () =>
      shownDrivers(
        results.map((row) => row.driver_number),
        filter,
        lookOf,
      ),
    [results, filter, lookOf],
  );
  const drawing = useMemo(
    () => segmentDrawing(segmentLaps(results), drivers, lookOf),
    [results, drivers, lookOf],
  );
  const rows = useMemo(
    () =>
      results
        .filter((row) => drivers.includes(row.driver_number))
        .map((row) => ({...row, name: lookOf(row.driver_number).acronym})),
    [results, drivers, lookOf],
  );
  if (results.length === 0)
    return (
      <MissingData session={session} endpoints={['session_result']} title="No qualifying result" />
    );
  return (
    <ChartView
      name={`qualifying-${session}`}
      label="Gap of each driver to the best of Q1, Q2 and Q3, with the cuts"
      finding={qualifyingFinding(results, (driver) => lookOf(driver).surname)}
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[query]}
    />
  );
}

const seconds = (name: string, label: string, doc?: string) => ({
  name,
  label: `${label} (s)`,
  type: 'DOUBLE',
  ...(doc === undefined ? {} : {doc}),
});

const columns = [
  {name: 'position', label: 'Place', type: 'BIGINT', doc: 'Of the session, before grid penalties'},
  {name: 'name', label: 'Driver', type: 'VARCHAR', width: 90},
  {name: 'knocked_out_in', label: 'Out in', type: 'VARCHAR', width: 80},
  seconds(
    'gap_to_pole_s',
    'To pole',
    'The best lap of the last segment reached, behind the pole lap',
  ),
  seconds('q1_s', 'Q1'),
  seconds('q1_gap_s', 'Q1 gap'),
  seconds(
    'q1_to_cut_s',
    'Q1 to cut',
    'Behind the slowest that went through; negative when through',
  ),
  seconds('q2_s', 'Q2'),
  seconds('q2_gap_s', 'Q2 gap'),
  seconds(
    'q2_to_cut_s',
    'Q2 to cut',
    'Behind the slowest that went through; negative when through',
  ),
  seconds('q3_s', 'Q3'),
  seconds('q3_gap_s', 'Q3 gap'),
];
