import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {showsDriver, showsLap} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {compoundOf} from '#/domain/compounds';
import {pitFinding} from './findings';
import {pitDrawing, timedVisits, visitsDrawn} from './pitDrawing';
import type {PitRow} from './raceRows';
import {pitQuery} from './raceSql';
import {type RaceSession, usePitVisits} from './useRace';

/** Visits to the pit lane, the shortest first. */
export function PitPanel({session}: {readonly session: RaceSession}) {
  const visits = usePitVisits(session);
  const lookOf = useLooks(session.key);
  const {filter} = useFilter();
  const shown = useMemo(
    () =>
      visits.filter(
        (visit) =>
          showsDriver(filter, lookOf(visit.driver_number)) && showsLap(filter, visit.lap_number),
      ),
    [visits, filter, lookOf],
  );
  const drawing = useMemo(() => pitDrawing(shown, lookOf), [shown, lookOf]);
  const rows = useMemo(
    () => shown.map((visit) => tableRow(visit, lookOf(visit.driver_number).acronym)),
    [shown, lookOf],
  );
  if (visits.length === 0)
    return (
      <MissingData session={session.key} endpoints={['pit']} title="No pit stops known">
        In a short race nobody may have stopped.
      </MissingData>
    );
  const undrawn = shown.length - Math.min(visitsDrawn, timedVisits(shown).length);
  return (
    <ChartView
      name={`pit-stops-${session.key}`}
      finding={
        <>
          {pitFinding(visits, (driver) => lookOf(driver).surname)}
          {visits.every((visit) => visit.stop_duration === null) && ' Times at rest are not known.'}
          {undrawn > 0 && ` The table has ${undrawn} more.`}
        </>
      }
      label="Time in the pit lane of the shortest visits"
      drawing={drawing}
      columns={columns}
      rows={rows}
      queries={[pitQuery(session.key)]}
    />
  );
}

const tableRow = (visit: PitRow, driver: string) => ({
  rank: visit.lane_rank,
  driver,
  lap: visit.lap_number,
  lane: visit.pit_lane_s,
  rest: visit.stop_duration,
  before: visit.compound_before === null ? null : compoundOf(visit.compound_before).label,
  after: visit.compound_after === null ? null : compoundOf(visit.compound_after).label,
  neutralised: visit.is_under_safety_car,
});

const columns = [
  {name: 'rank', label: 'Rank', type: 'BIGINT', width: 70, doc: 'By time in the lane, of all'},
  {name: 'driver', label: 'Driver', type: 'VARCHAR', width: 80},
  {name: 'lap', label: 'Lap', type: 'BIGINT', width: 70},
  {name: 'lane', label: 'In the lane (s)', type: 'DOUBLE', doc: 'Long under a red flag'},
  {
    name: 'rest',
    label: 'At rest (s)',
    type: 'DOUBLE',
    doc: 'Known from the United States Grand Prix of 2024 on',
  },
  {name: 'before', label: 'Tyre before', type: 'VARCHAR', width: 120},
  {name: 'after', label: 'Tyre after', type: 'VARCHAR', width: 120},
  {
    name: 'neutralised',
    label: 'Safety car',
    type: 'BOOLEAN',
    doc: 'Real or virtual, on the lap into the lane',
  },
];
