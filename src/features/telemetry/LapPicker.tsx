import {Plus, Target, X} from 'lucide-react';
import {memo, useMemo, useState} from 'react';
import {groupBy} from '#/base/groupBy';
import {driverName} from '#/domain/driverName';
import {lapTimeText} from '#/domain/lapTimeText';
import {Button} from '#/ui/Button';
import {Select} from '#/ui/Select';
import type {ComparedLap} from './comparison';
import styles from './LapPicker.module.css';
import {LapSwatch} from './LapSwatch';
import {type LapId, lapKey, mostLaps} from './telemetrySearch';
import type {TelemetryLapRow} from './telemetrySql';

interface LapPickerProps {
  readonly laps: readonly ComparedLap[];
  /** Laps of the session that have telemetry. */
  readonly available: readonly TelemetryLapRow[];
  readonly onChange: (laps: readonly LapId[]) => void;
}

/** The compared laps, in their order, and how to add others. */
export const LapPicker = memo(function LapPicker({laps, available, onChange}: LapPickerProps) {
  return (
    <div className={styles['picker']}>
      <ul className={styles['laps']} aria-label="Compared laps">
        {laps.map((lap, i) => (
          <li key={lap.key} className={styles['lap']}>
            <LapSwatch lap={lap} />
            <span>
              {lap.fullName}, lap {lap.lap}
              <span className={styles['time']}> {lapTimeText(lap.lapTimeS)}</span>
            </span>
            {i === 0 ? (
              <span className={styles['first']}>others are measured against it</span>
            ) : (
              <Button
                kind="quiet"
                iconOnly
                icon={<Target />}
                aria-label={`Measure against ${lap.name}`}
                title={`Measure against ${lap.name}`}
                onClick={() => onChange([lap, ...laps.filter((other) => other !== lap)])}
              />
            )}
            {laps.length > 1 && (
              <Button
                kind="quiet"
                iconOnly
                icon={<X />}
                aria-label={`Remove ${lap.name}`}
                title={`Remove ${lap.name}`}
                onClick={() => onChange(laps.filter((other) => other !== lap))}
              />
            )}
          </li>
        ))}
      </ul>
      <LapAdder
        available={available}
        chosen={laps}
        onAdd={(added) => onChange([...laps, ...added])}
      />
    </div>
  );
});

interface LapAdderProps {
  readonly available: readonly TelemetryLapRow[];
  readonly chosen: readonly LapId[];
  readonly onAdd: (laps: readonly LapId[]) => void;
}

function LapAdder({available, chosen, onAdd}: LapAdderProps) {
  const drivers = useMemo(
    () => groupBy(available, (row) => String(row.driver_number)),
    [available],
  );
  const [driver, setDriver] = useState(() => String(chosen[0]?.driver ?? ''));
  const [lap, setLap] = useState('');
  const taken = new Set(chosen.map(lapKey));
  const shownDriver = drivers.has(driver) ? driver : ([...drivers.keys()][0] ?? '');
  const free = (drivers.get(shownDriver) ?? []).filter(
    (row) => !taken.has(lapKey({driver: row.driver_number, lap: row.lap_number})),
  );
  const best = free.reduce<TelemetryLapRow | undefined>(
    (least, row) => ((row.lap_time_s ?? Infinity) < (least?.lap_time_s ?? Infinity) ? row : least),
    undefined,
  );
  const shownLap = free.find((row) => String(row.lap_number) === lap) ?? best ?? free[0];
  const timed = free.filter((row) => row.lap_time_s !== null && row.is_clean !== false);
  const isFull = chosen.length >= mostLaps;
  return (
    <div className={styles['add']}>
      <Select
        label="Driver"
        value={shownDriver}
        options={[...drivers].map(([value, [row]]) => ({value, label: driverLabel(value, row)}))}
        onChange={setDriver}
      />
      <Select
        label="Lap"
        value={String(shownLap?.lap_number ?? '')}
        options={free.map((row) => ({value: String(row.lap_number), label: lapLabel(row, best)}))}
        onChange={setLap}
      />
      <Button
        icon={<Plus />}
        disabled={isFull || shownLap === undefined}
        title={isFull ? `At most ${mostLaps} laps` : undefined}
        onClick={() => {
          if (shownLap) onAdd([idOf(shownLap)]);
        }}
      >
        Add lap
      </Button>
      <Button
        disabled={isFull || timed.length === 0}
        title={`The timed and undisturbed laps of this driver, up to ${mostLaps} laps in all`}
        onClick={() => onAdd(timed.slice(0, mostLaps - chosen.length).map(idOf))}
      >
        Add clean laps
      </Button>
    </div>
  );
}

const idOf = (row: TelemetryLapRow): LapId => ({
  driver: row.driver_number,
  lap: row.lap_number,
});

const driverLabel = (driver: string, row: TelemetryLapRow | undefined) =>
  row?.full_name ? driverName(row.full_name) : `Car ${driver}`;

function lapLabel(row: TelemetryLapRow, best: TelemetryLapRow | undefined): string {
  const notes = [row === best && 'best of these', row.is_clean === false && 'disturbed'];
  const words = notes.filter(Boolean).join(', ');
  return `${row.lap_number}: ${lapTimeText(row.lap_time_s)}${words && ` (${words})`}`;
}
