import {useLooks} from '#/charts/useLooks';
import {absent} from '#/domain/lapTimeText';
import {EmptyState} from '#/ui/EmptyState';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {DriverName} from '#/charts/DriverName';
import {pitFinding} from './findings';
import styles from './PitPanel.module.css';
import type {PitRow} from './raceRows';
import {type RaceSession, usePitVisits} from './useRace';

const seconds = (value: number | null, digits: number) =>
  value === null ? absent : `${value.toFixed(digits)} s`;

/** Visits to the pit lane, the shortest first. */
export function PitPanel({session}: {readonly session: RaceSession}) {
  const visits = usePitVisits(session);
  const lookOf = useLooks(session.key);
  if (visits.length === 0)
    return (
      <EmptyState title="No pit stops known">
        Nobody stopped, or <code>pit</code> of this session was not ingested.
      </EmptyState>
    );
  const isStationaryKnown = visits.some((visit) => visit.stop_duration !== null);
  const columns: readonly SmallColumn<PitRow>[] = [
    {
      id: 'driver',
      label: 'Driver',
      isRowHeader: true,
      render: (visit) => <DriverName look={lookOf(visit.driver_number)} />,
    },
    {id: 'lap', label: 'Lap', isFigure: true, render: (visit) => visit.lap_number},
    {
      id: 'lane',
      label: 'In the lane',
      title: 'From entry to exit of the pit lane; long under a red flag',
      isFigure: true,
      render: (visit) => seconds(visit.pit_lane_s, 1),
    },
    ...(isStationaryKnown
      ? [
          {
            id: 'stop',
            label: 'Standing',
            title: 'Standing still; known from the United States Grand Prix of 2024 on',
            isFigure: true,
            render: (visit: PitRow) => seconds(visit.stop_duration, 1),
          },
        ]
      : []),
  ];
  return (
    <div className={styles['pit']}>
      <p className={styles['finding']}>{pitFinding(visits, (driver) => lookOf(driver).surname)}</p>
      <SmallTable
        label="Pit stops"
        columns={columns}
        rows={visits}
        rowKey={(visit) => `${visit.driver_number}/${visit.lap_number}`}
      />
    </div>
  );
}
