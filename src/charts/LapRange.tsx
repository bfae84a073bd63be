import {useState} from 'react';
import {Field} from '#/ui/Field';
import styles from './FilterBar.module.css';

type Laps = readonly [number, number];

interface LapRangeProps {
  readonly laps: Laps | null;
  readonly lastLap: number;
  readonly onChange: (laps: Laps | null) => void;
}

/** From and to; taken when a field is left, or at Enter. The whole distance is no filter. */
export function LapRange({laps, lastLap, onChange}: LapRangeProps) {
  const take = (end: 0 | 1, text: string) => {
    const ends: [number, number] = [laps?.[0] ?? 1, laps?.[1] ?? lastLap];
    ends[end] = lapOf(text, end === 0 ? 1 : lastLap, lastLap);
    const range: Laps = [Math.min(...ends), Math.max(...ends)];
    const next = range[0] === 1 && range[1] === lastLap ? null : range;
    if (next?.join() !== laps?.join()) onChange(next);
  };
  return (
    <div className={styles['laps']} role="group" aria-label="Laps">
      <span aria-hidden="true">Laps</span>
      <LapField
        label="First lap"
        lap={laps?.[0]}
        usual={1}
        lastLap={lastLap}
        onTake={(text) => take(0, text)}
      />
      <span aria-hidden="true">to</span>
      <LapField
        label="Last lap"
        lap={laps?.[1]}
        usual={lastLap}
        lastLap={lastLap}
        onTake={(text) => take(1, text)}
      />
    </div>
  );
}

interface LapFieldProps {
  readonly label: string;
  readonly lap: number | undefined;
  readonly usual: number;
  readonly lastLap: number;
  readonly onTake: (text: string) => void;
}

function LapField({label, lap, usual, lastLap, onTake}: LapFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    if (draft !== null) onTake(draft);
    setDraft(null);
  };
  return (
    <Field
      label={label}
      labelHidden
      type="number"
      inputMode="numeric"
      min={1}
      max={lastLap}
      placeholder={String(usual)}
      value={draft ?? lap ?? ''}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}

/** The lap a text says, within the distance; `usual` when it says none. */
function lapOf(text: string, usual: number, lastLap: number): number {
  const lap = Number.parseInt(text, 10);
  return Number.isNaN(lap) ? usual : Math.min(lastLap, Math.max(1, lap));
}
