import {Link} from '@tanstack/react-router';
import {absent, gapText, lapTimeText} from '#/domain/lapTimeText';
import type {SmallColumn} from '#/ui/SmallTable';
import styles from './ComparePanel.module.css';
import type {Compared} from './comparison';
import type {ComparisonLook} from './comparisonLook';

/** A driver in a session: result, qualifying, best lap and race pace with their gaps. */
export function comparisonColumns(
  lookOf: (driver: number) => ComparisonLook,
  reference: string,
): readonly SmallColumn<Compared>[] {
  return [
    {
      id: 'session',
      label: 'Session',
      render: ({session, row}) => (
        <Link to="/races/$sessionKey" params={{sessionKey: String(row.session_key)}}>
          {session}
        </Link>
      ),
    },
    {
      id: 'driver',
      label: 'Driver',
      isRowHeader: true,
      render: ({row}) => (
        <span className={styles['driver']}>
          <span
            className={styles['bar']}
            style={{background: lookOf(row.driver_number).colour}}
            aria-hidden="true"
          />
          {row.name_acronym ?? `#${row.driver_number}`}
        </span>
      ),
    },
    ...resultColumns,
    {
      id: 'qualifying',
      label: 'Quali',
      title: `Gap to ${reference} in the last segment in which both have a time`,
      isFigure: true,
      render: qualifyingText,
    },
    {
      id: 'best',
      label: 'Best lap',
      isFigure: true,
      render: ({row, bestGapS}) => timeAndGap(row.best_lap_s, bestGapS),
    },
    {
      id: 'pace',
      label: 'Race pace',
      title: 'Median of the clean laps',
      isFigure: true,
      render: ({row, paceGapS}) => timeAndGap(row.median_lap_s, paceGapS),
    },
  ];
}

const resultColumns: readonly SmallColumn<Compared>[] = [
  {id: 'place', label: 'Place', isFigure: true, render: placeText},
  {
    id: 'grid',
    label: 'Grid',
    isFigure: true,
    isOptional: true,
    render: ({row}) => row.grid_position ?? absent,
  },
  {
    id: 'points',
    label: 'Points',
    isFigure: true,
    isOptional: true,
    render: ({row}) => row.points ?? absent,
  },
];

function placeText({row}: Compared) {
  if (row.position !== null) return row.position;
  return row.status === null ? absent : <span className={styles['muted']}>{row.status}</span>;
}

function qualifyingText({kind, row, isReference, qualifying}: Compared) {
  if (!kind.endsWith('qualifying')) return absent;
  if (isReference) return lapTimeText(row.q3_s ?? row.q2_s ?? row.q1_s);
  if (!qualifying) return absent;
  return (
    <>
      {gapText(qualifying.seconds)} <span className={styles['muted']}>in {qualifying.segment}</span>
    </>
  );
}

function timeAndGap(seconds: number | null, gap: number | null) {
  if (seconds === null) return absent;
  return (
    <>
      {lapTimeText(seconds)}{' '}
      {gap !== null && <span className={styles['muted']}>{gapText(gap)}</span>}
    </>
  );
}
