import type {ReactNode} from 'react';
import {formatBytes} from './format';
import styles from './RoomNotice.module.css';

interface RoomNoticeProps {
  readonly verdict: 'fits' | 'tight' | 'too-big' | 'unknown';
  readonly neededBytes: number;
  readonly freeBytes: number;
  /** What the figure is made of. */
  readonly children?: ReactNode;
  /** Shown unless it fits well. */
  readonly waysOut: ReactNode;
}

/** Whether something about to be begun fits the device, and what to do when it does not. */
export function RoomNotice({verdict, neededBytes, freeBytes, children, waysOut}: RoomNoticeProps) {
  const isCalm = verdict === 'fits' || verdict === 'unknown';
  return (
    <div className={styles['notice']} data-verdict={verdict} role={isCalm ? undefined : 'alert'}>
      <p className={styles['words']}>{wordsOf(verdict, neededBytes, freeBytes)}</p>
      {children && <p className={styles['about']}>{children}</p>}
      {!isCalm && <div className={styles['about']}>{waysOut}</div>}
    </div>
  );
}

function wordsOf(verdict: RoomNoticeProps['verdict'], needed: number, free: number): string {
  const [takes, left] = [formatBytes(needed), formatBytes(free)];
  return {
    fits: `Will take about ${takes}, files and tables; about ${left} are left.`,
    tight: `Will take about ${takes}, and only ${left} are left: it may not fit.`,
    'too-big': `Does not fit: it will take about ${takes}, and ${left} are left.`,
    unknown: `Will take about ${takes}, files and tables. The browser does not tell how much is left.`,
  }[verdict];
}
