import {type ReactNode, useState} from 'react';
import {Button} from '#/ui/Button';
import styles from './ChartOrTable.module.css';

interface ChartOrTableProps {
  /** What the chart shows, in a sentence. */
  readonly finding: string | null;
  readonly chart: ReactNode;
  /** The same figures as a table; drawn only when asked for. */
  readonly table: ReactNode;
  /** More controls beside the switch. */
  readonly children?: ReactNode;
}

/** A chart under its finding, with a switch to the figures it is drawn from. */
export function ChartOrTable({finding, chart, table, children}: ChartOrTableProps) {
  const [isTable, setTable] = useState(false);
  return (
    <div className={styles['both']}>
      <div className={styles['head']}>
        <p className={styles['finding']}>{finding}</p>
        <div className={styles['controls']}>
          {!isTable && children}
          <Button kind="quiet" onClick={() => setTable(!isTable)}>
            {isTable ? 'Show chart' : 'Show table'}
          </Button>
        </div>
      </div>
      {isTable ? <div className={styles['table']}>{table}</div> : chart}
    </div>
  );
}
