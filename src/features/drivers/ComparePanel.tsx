import {useMemo} from 'react';
import {ChartView} from '#/charts/ChartView';
import type {Query} from '#/charts/query';
import type {TableColumn} from '#/charts/tableColumn';
import {useLinkParams} from '#/charts/useLinkParams';
import {useRows} from '#/charts/useRows';
import {driverName} from '#/domain/driverName';
import {EmptyState} from '#/ui/EmptyState';
import {Select} from '#/ui/Select';
import {SmallTable} from '#/ui/SmallTable';
import styles from './ComparePanel.module.css';
import {CompareTools} from './CompareTools';
import {type Compared, compared, gapOf, sharedNumbers} from './comparison';
import {comparisonColumns} from './comparisonColumns';
import {comparisonDrawing} from './comparisonDrawing';
import {type ComparisonLook, comparisonLooks} from './comparisonLook';
import type {GapKind} from './driversSearch';
import {comparedQuery} from './driversQueries';
import type {ComparedRow} from './driversRows';
import {comparisonFinding} from './findings';
import {type Choice, useChoice} from './useChoice';

const gapKinds = [
  {value: 'qualifying', label: 'Qualifying gaps'},
  {value: 'pace', label: 'Race pace gaps'},
  {value: 'best', label: 'Best lap gaps'},
] as const;

/** Two to four drivers over any sessions. */
export function ComparePanel({year}: {readonly year: number}) {
  const choice = useChoice(year);
  const {drivers, sessions} = choice;
  const query = comparedQuery(sessions, drivers);
  const rows = useRows(query);
  const lookOf = useMemo(() => comparisonLooks(rows, drivers), [rows, drivers]);
  return (
    <>
      <CompareTools choice={choice} lookOf={lookOf} year={year} />
      {rows.length === 0 ? (
        <EmptyState title="Nothing to compare">
          {drivers.length < 2
            ? 'Choose two to four drivers and some sessions.'
            : 'None of the drivers was entered for the sessions, or drivers of those sessions are not loaded.'}
        </EmptyState>
      ) : (
        <Comparison choice={choice} rows={rows} lookOf={lookOf} query={query} />
      )}
    </>
  );
}

interface ComparisonProps {
  readonly choice: Choice;
  readonly rows: readonly ComparedRow[];
  readonly lookOf: (driver: number) => ComparisonLook;
  readonly query: Query<ComparedRow>;
}

function Comparison({choice: {drivers, gap: asked}, rows, lookOf, query}: ComparisonProps) {
  const [, change] = useLinkParams();
  const entries = useMemo(() => compared(rows, drivers), [rows, drivers]);
  const gap = asked ?? firstKnown(entries);
  const reference = lookOf(drivers[0] ?? 0).surname;
  const drawing = useMemo(
    () => comparisonDrawing({entries, kind: gap, lookOf, reference}),
    [entries, gap, lookOf, reference],
  );
  const table = useMemo(() => entries.map(tableRow), [entries]);
  const hasGaps = entries.some((entry) => gapOf(entry, gap) !== null);
  return (
    <ChartView
      name="comparison"
      label={`Gaps to ${reference}, session by session`}
      finding={comparisonFinding(entries, drivers, lookOf)}
      chart={
        <>
          <div className={styles['table']}>
            <SmallTable
              label="Chosen drivers in the chosen sessions"
              columns={comparisonColumns(lookOf, reference)}
              rows={entries}
              rowKey={({row}) => `${row.session_key}/${row.driver_number}`}
            />
          </div>
          <Notes shared={sharedNumbers(rows)} reference={reference} />
          {!hasGaps && (
            <p className={styles['note']}>
              Of these sessions no {gapWord[gap]} gap is known; choose another kind above.
            </p>
          )}
        </>
      }
      {...(hasGaps && {drawing})}
      columns={columns}
      rows={table}
      queries={[query]}
      controls={
        <Select
          label="Gaps drawn"
          labelHidden
          value={gap}
          options={gapKinds}
          onChange={(kind) => change({gap: kind})}
        />
      }
    />
  );
}

const tableRow = ({row, session, qualifying, bestGapS, paceGapS}: Compared) => ({
  ...row,
  session,
  name: row.full_name === null ? null : driverName(row.full_name),
  segment: qualifying?.segment ?? null,
  qualifying_gap: qualifying?.seconds ?? null,
  best_gap: bestGapS,
  pace_gap: paceGapS,
});

/** The first kind of gap that any of the sessions has. */
const firstKnown = (entries: readonly Compared[]): GapKind =>
  gapKinds.find(({value}) => entries.some((entry) => gapOf(entry, value) !== null))?.value ??
  'qualifying';

const gapWord = {qualifying: 'qualifying', pace: 'race pace', best: 'best lap'} as const;

interface NotesProps {
  readonly shared: ReturnType<typeof sharedNumbers>;
  readonly reference: string;
}

function Notes({shared, reference}: NotesProps) {
  return (
    <p className={styles['note']}>
      Gaps are to {reference}, positive when slower: in qualifying in the last segment in which both
      have a time, race pace between the medians of clean laps, neither fuel nor tyres corrected
      for. A best lap is a valid one that was not deleted.
      {shared.map(({driver, names}) => (
        <b key={driver}>
          {' '}
          Car {driver} was driven by {names.map(driverName).join(' and ')} in these sessions.
        </b>
      ))}
    </p>
  );
}

const columns: readonly TableColumn[] = [
  {name: 'session', label: 'Session', type: 'VARCHAR'},
  {name: 'name', label: 'Driver', type: 'VARCHAR'},
  {name: 'grid_position', label: 'Grid', type: 'BIGINT'},
  {name: 'position', label: 'Place', type: 'BIGINT'},
  {name: 'points', label: 'Points', type: 'DOUBLE'},
  {name: 'status', label: 'Status', type: 'VARCHAR'},
  {name: 'segment', label: 'Segment', type: 'VARCHAR'},
  {name: 'qualifying_gap', label: 'Qualifying gap (s)', type: 'DOUBLE'},
  {name: 'best_lap_s', label: 'Best lap (s)', type: 'DOUBLE'},
  {name: 'best_gap', label: 'Best lap gap (s)', type: 'DOUBLE'},
  {name: 'median_lap_s', label: 'Race pace (s)', type: 'DOUBLE', doc: 'Median of the clean laps'},
  {name: 'pace_gap', label: 'Race pace gap (s)', type: 'DOUBLE'},
  {name: 'clean_laps', label: 'Clean laps', type: 'BIGINT'},
];
