import type {ReactNode} from 'react';
import styles from './Stat.module.css';

/** A row of `Stat`, as many beside each other as fit. */
export function Stats({children}: {readonly children: ReactNode}) {
  return <dl className={styles['row']}>{children}</dl>;
}
