import {absent, lapTimeText} from '#/domain/lapTimeText';
import {classNames} from '#/ui/classNames';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import type {ComparedLap, Comparison} from './comparison';
import styles from './CursorLegend.module.css';
import {followedLaps} from './drawCursor';
import {LapSwatch} from './LapSwatch';
import type {StripId} from './strips';
import type {TraceViewStore} from './traceView';
import {useCursorAtTimes} from './useCursorAtTimes';
import {valueText} from './valueText';

interface CursorLegendProps {
  readonly comparison: Comparison;
  readonly view: TraceViewStore;
}

const shown: readonly (readonly [StripId, string])[] = [
  ['delta', 'Behind'],
  ['speed', 'Speed'],
  ['throttle', 'Throttle'],
  ['brake', 'Brake'],
  ['gear', 'Gear'],
  ['rpm', 'Engine'],
  ['drs', 'DRS'],
];

/** Whose line is which, and every value under the cursor. */
export function CursorLegend({comparison, view}: CursorLegendProps) {
  const cursor = useCursorAtTimes(view);
  const listed = comparison.laps.slice(0, followedLaps);
  const columns: readonly SmallColumn<ComparedLap>[] = [
    {
      id: 'lap',
      label: 'Lap',
      isRowHeader: true,
      render: (lap) => (
        <span className={styles['lap']}>
          <LapSwatch lap={lap} />
          {lap.name}
        </span>
      ),
    },
    {id: 'time', label: 'Time', isFigure: true, render: (lap) => lapTimeText(lap.lapTimeS)},
    ...shown.map(([id, label]) => ({
      id,
      label,
      isFigure: true,
      render: (lap: ComparedLap) => (cursor === null ? absent : valueText(id, lap, cursor)),
    })),
  ];
  return (
    <div className={styles['legend']}>
      <p className={classNames(styles['place'], cursor === null && styles['hint'])}>
        {cursor === null ? 'Point at the lap for values' : `At ${placeText(comparison, cursor)}`}
      </p>
      <SmallTable
        label="Values at the cursor"
        columns={columns}
        rows={listed}
        rowKey={({key}) => key}
      />
      {listed.length < comparison.laps.length && (
        <p className={styles['place']}>
          The first {listed.length} of {comparison.laps.length} laps; the table has them all.
        </p>
      )}
    </div>
  );
}

/** `1,234 m, corner 5`. */
function placeText({corners}: Comparison, metres: number): string {
  const corner = corners.find(({distanceM}) => Math.abs(distanceM - metres) < 40);
  const place = `${Math.round(metres).toLocaleString('en-GB')} m`;
  return corner ? `${place}, corner ${corner.number}` : place;
}
