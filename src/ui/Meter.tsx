import {classNames} from './classNames';
import styles from './Meter.module.css';

interface MeterProps {
  readonly label: string;
  /** Share done, 0 to 1; null when the end is not known. */
  readonly value: number | null;
  readonly tone?: 'accent' | 'ok' | 'warn' | 'bad';
}

/** A progress bar. */
export function Meter({label, value, tone = 'accent'}: MeterProps) {
  const share = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      className={classNames(styles['meter'], styles[tone], share === null && styles['open'])}
    >
      <div
        className={styles['fill']}
        style={share === null ? undefined : {transform: `scaleX(${share})`}}
      />
    </div>
  );
}
