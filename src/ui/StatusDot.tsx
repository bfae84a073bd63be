import styles from './Badge.module.css';
import {classNames} from './classNames';
import type {Tone} from './Badge';

/** A coloured dot beside words that say the same; `live` pulses while something runs. */
export function StatusDot({tone = 'neutral', live = false}: {tone?: Tone; live?: boolean}) {
  return (
    <span
      aria-hidden="true"
      className={classNames(styles['dot'], styles[tone], live && styles['live'])}
    />
  );
}
