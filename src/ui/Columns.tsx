import type {ReactNode} from 'react';
import styles from './Columns.module.css';

interface ColumnsProps {
  readonly left: ReactNode;
  readonly right: ReactNode;
}

/** Panels in two columns, one below the other where the page is narrow. */
export function Columns({left, right}: ColumnsProps) {
  return (
    <div className={styles['columns']}>
      <div className={styles['column']}>{left}</div>
      <div className={styles['column']}>{right}</div>
    </div>
  );
}
