import type {ReactNode} from 'react';
import styles from './Page.module.css';

/** A screen's column: parts below each other at an even distance. */
export function Page({children}: {readonly children: ReactNode}) {
  return <div className={styles['page']}>{children}</div>;
}
