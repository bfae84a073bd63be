import {ChartLine, Table2} from 'lucide-react';
import {lazy, type ReactNode, Suspense, useRef, useState} from 'react';
import {Button} from '#/ui/Button';
import {Figure} from '#/ui/Figure';
import {Skeleton} from '#/ui/Skeleton';
import styles from './ChartView.module.css';
import {ChartMenu} from './ChartMenu';
import type {Drawing} from './drawing';
import {NothingShown} from './NothingShown';
import type {Query} from './query';
import type {TableColumn} from './tableColumn';

const DataTable = lazy(async () => ({default: (await import('#/ui/DataTable')).DataTable}));

interface ChartViewProps {
  /** File stem of exports, such as 'gap-to-leader'. */
  readonly name: string;
  /** What the chart shows, in a sentence made from its rows. */
  readonly finding?: ReactNode;
  /** What the picture shows, for who does not see it; also its title in exports. */
  readonly label: string;
  /** A Plot; the same function while nothing changed. */
  readonly drawing?: Drawing;
  /** Anything else, or what goes with the Plot above it. */
  readonly chart?: ReactNode;
  /** Of the table view and the CSV. */
  readonly columns: readonly TableColumn[];
  /** What is shown; the same array while nothing changed. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly queries: readonly Query<unknown>[];
  readonly controls?: ReactNode;
  /** What `chart` shows is a table already: there is no other to switch to. */
  readonly isTableOnly?: boolean;
}

/**
 * The body of a dashboard's panel: finding and controls, the chart or the table of its figures, and a menu with the
 * SQL behind it and the exports. Put it inside a `Panel`.
 */
export function ChartView(props: ChartViewProps) {
  const {name, finding, label, drawing, chart, columns, rows, queries, controls, isTableOnly} =
    props;
  const [isTable, setTable] = useState(false);
  const picture = useRef<HTMLDivElement>(null);
  return (
    <div className={styles['view']}>
      <div className={styles['head']}>
        {finding && <p className={styles['finding']}>{finding}</p>}
        <div className={styles['controls']}>
          {controls}
          {!isTableOnly && <Switch isTable={isTable} onChange={setTable} />}
          <ChartMenu
            name={name}
            title={label}
            columns={columns}
            rows={rows}
            queries={queries}
            picture={picture}
          />
        </div>
      </div>
      {rows.length === 0 && <NothingShown />}
      {rows.length > 0 && isTable && (
        <div className={styles['table']}>
          <Suspense fallback={<Skeleton lines={8} />}>
            <DataTable label={label} columns={columns} rows={rows} />
          </Suspense>
        </div>
      )}
      {rows.length > 0 && !isTable && (
        <div ref={picture} className={styles['picture']}>
          {chart}
          {drawing && <Figure label={label} options={drawing} />}
        </div>
      )}
    </div>
  );
}

interface SwitchProps {
  readonly isTable: boolean;
  readonly onChange: (isTable: boolean) => void;
}

function Switch({isTable, onChange}: SwitchProps) {
  return (
    <Button
      kind="quiet"
      icon={isTable ? <ChartLine /> : <Table2 />}
      aria-label={isTable ? 'Show chart' : 'Show table'}
      onClick={() => onChange(!isTable)}
    >
      <span className={styles['switch']}>{isTable ? 'Chart' : 'Table'}</span>
    </Button>
  );
}
