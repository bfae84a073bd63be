import {type ReactNode, useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import {showsDriver} from '#/charts/filter';
import {MissingData} from '#/charts/MissingData';
import {useFilter} from '#/charts/useFilter';
import {useLooks} from '#/charts/useLooks';
import {absent, gapText, lapsDownText, lapTimeText} from '#/domain/lapTimeText';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import styles from './Classification.module.css';
import {DriverName} from '#/charts/DriverName';
import type {DriverLook} from '#/charts/driverLook';
import {fieldFinding} from './findings';
import type {ResultRow} from './raceRows';
import {resultColumns} from './resultColumns';
import {type RaceSession, resultsQuery, useResults} from './useRace';

type Column = SmallColumn<ResultRow>;

/** The official result, with the columns that the kind of session has. */
export function Classification({session}: {readonly session: RaceSession}) {
  const results = useResults(session);
  const lookOf = useLooks(session.key);
  const {filter} = useFilter();
  const shown = useMemo(
    () => results.filter((row) => showsDriver(filter, lookOf(row.driver_number))),
    [results, filter, lookOf],
  );
  const rows = useMemo(
    () =>
      shown.map((row) => {
        const {fullName, team} = lookOf(row.driver_number);
        return {...row, driver: fullName, team};
      }),
    [shown, lookOf],
  );
  if (results.length === 0)
    return (
      <MissingData session={session.key} endpoints={['session_result']} title="No classification">
        OpenF1 publishes it some minutes after the end.
      </MissingData>
    );
  const best = Math.min(...results.map((row) => row.best_lap_s ?? Number.POSITIVE_INFINITY));
  return (
    <ChartView
      name={`classification-${session.key}`}
      finding={fieldFinding(session.isRace, results)}
      label="Classified drivers"
      isTableOnly
      chart={
        <div className={styles['table']}>
          <SmallTable
            label="Classified drivers"
            columns={columnsFor(session, results, lookOf, best)}
            rows={shown}
            rowKey={(row) => row.driver_number}
          />
        </div>
      }
      columns={resultColumns(session.isRace)}
      rows={rows}
      queries={[resultsQuery(session)]}
    />
  );
}

function columnsFor(
  session: RaceSession,
  results: readonly ResultRow[],
  lookOf: (driver: number) => DriverLook,
  best: number,
): readonly Column[] {
  const common: readonly Column[] = [
    {id: 'position', label: 'P', title: 'Classified place', isFigure: true, render: place},
    {
      id: 'driver',
      label: 'Driver',
      isRowHeader: true,
      render: (row) => <DriverName look={lookOf(row.driver_number)} />,
    },
  ];
  const bestLap = bestLapColumn(best);
  if (session.isRace) return [...common, ...raceColumns, bestLap, ...scoreColumns];
  if (results.some((row) => row.q1_s !== null)) return [...common, ...qualifyingColumns];
  return [...common, bestLap, ...practiceColumns];
}

const place = (row: ResultRow): ReactNode => row.position ?? absent;

const raceColumns: readonly Column[] = [
  {
    id: 'grid',
    label: 'Grid',
    isFigure: true,
    isOptional: true,
    render: (row) => row.grid ?? absent,
  },
  {
    id: 'gained',
    label: '±',
    title: 'Places gained or lost from grid to flag',
    isFigure: true,
    render: gained,
  },
  {id: 'laps', label: 'Laps', isFigure: true, isOptional: true, render: laps},
  {id: 'time', label: 'Time or gap', isFigure: true, render: raceTime},
  {
    id: 'stops',
    label: 'Stops',
    title: 'Visits to the pit lane',
    isFigure: true,
    isOptional: true,
    render: (row) => row.stops ?? absent,
  },
];

const scoreColumns: readonly Column[] = [
  {
    id: 'points',
    label: 'Pts',
    title: 'Points',
    isFigure: true,
    render: (row) => row.points ?? absent,
  },
  {
    id: 'status',
    label: 'Status',
    isOptional: true,
    render: (row) => <span className={styles['muted']}>{row.status}</span>,
  },
];

const qualifyingColumns: readonly Column[] = [
  {id: 'q1', label: 'Q1', isFigure: true, render: (row) => lapTimeText(row.q1_s)},
  {id: 'q2', label: 'Q2', isFigure: true, render: (row) => lapTimeText(row.q2_s)},
  {id: 'q3', label: 'Q3', isFigure: true, render: (row) => lapTimeText(row.q3_s)},
  {id: 'laps', label: 'Laps', isFigure: true, isOptional: true, render: laps},
];

const practiceColumns: readonly Column[] = [
  {
    id: 'gap',
    label: 'Gap',
    isFigure: true,
    render: (row) => (row.position === 1 ? absent : gapText(row.gap_s)),
  },
  {id: 'laps', label: 'Laps', isFigure: true, render: laps},
];

function bestLapColumn(best: number): Column {
  return {
    id: 'best',
    label: 'Best lap',
    isFigure: true,
    isOptional: true,
    render: (row) => (
      <span
        className={row.best_lap_s === best ? styles['fastest'] : undefined}
        title={row.best_lap_number === null ? undefined : `Lap ${row.best_lap_number}`}
      >
        {lapTimeText(row.best_lap_s)}
      </span>
    ),
  };
}

function laps(row: ResultRow): ReactNode {
  return row.number_of_laps ?? absent;
}

function gained({grid, position}: ResultRow): ReactNode {
  if (grid === null || position === null) return absent;
  const places = grid - position;
  if (places === 0) return <span className={styles['muted']}>0</span>;
  return places > 0 ? (
    <span className={styles['gained']}>▲ {places}</span>
  ) : (
    <span className={styles['lost']}>▼ {-places}</span>
  );
}

/** The winner's time, the others' gap; of those who did not finish, why. */
function raceTime(row: ResultRow): ReactNode {
  if (row.position === 1) return lapTimeText(row.duration_s);
  if (row.gap_laps !== null) return lapsDownText(row.gap_laps);
  if (row.gap_s !== null) return gapText(row.gap_s);
  return <span className={styles['muted']}>{short[row.status ?? ''] ?? absent}</span>;
}

const short: Readonly<Record<string, string>> = {
  'Did not finish': 'DNF',
  'Did not start': 'DNS',
  Disqualified: 'DSQ',
  'Not classified': 'NC',
};
