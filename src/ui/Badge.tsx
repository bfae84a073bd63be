import type {ReactNode} from 'react';
import styles from './Badge.module.css';
import {classNames} from './classNames';

export type Tone = 'neutral' | 'ok' | 'warn' | 'bad' | 'accent';

interface BadgeProps {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A word or two about a state. Colour only repeats what the word says. */
export function Badge({tone = 'neutral', title, children}: BadgeProps) {
  return (
    <span className={classNames(styles['badge'], styles[tone])} title={title}>
      {children}
    </span>
  );
}
