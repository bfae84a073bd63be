import {useMemo} from 'react';
import {toFailure} from '#/client/lake';
import type {UpdateProgress} from '#/contracts/engine';
import {classNames} from '#/ui/classNames';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount, formatDuration, formatWhen} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {Skeleton} from '#/ui/Skeleton';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {BreakableName} from '#/ui/BreakableName';
import {type ComparedTable, compareRuns, signedCount, signedDuration} from './compareRuns';
import {runFacts} from './runFacts';
import styles from './Runs.module.css';
import {runWords, shortId} from './runWords';
import {useNow} from '#/ui/useNow';
import {useEarlierRuns, useRun} from './useRuns';

interface ComparisonProps {
  readonly update: UpdateProgress;
  /** The run to compare with; null for the one before. */
  readonly withId: string | null;
  readonly onChoose: (updateId: string | null) => void;
}

/** How long each table took and how many rows it wrote, beside another run. */
export function Comparison({update, withId, onChoose}: ComparisonProps) {
  const earlier = useEarlierRuns(update.startedAt);
  const now = useNow(false);
  if (earlier.error)
    return (
      <ErrorNotice failure={toFailure(earlier.error)} onRetry={() => void earlier.refetch()} />
    );
  if (!earlier.data) return <Skeleton lines={6} />;
  const [before] = earlier.data;
  if (!before) return null;
  const otherId = withId ?? before.update_id;
  const options = earlier.data.map(({update_id: value, started, ms, state}, at) => ({
    value,
    label: `${at === 0 ? 'The run before: ' : ''}${formatWhen(started, now)}, ${formatDuration(ms)}, ${runWords[state].text.toLowerCase()}`,
  }));
  const isListed = options.some(({value}) => value === otherId);
  return (
    <Panel
      title="Compared with an earlier run"
      hint="Differences are this run less the other: + is longer or more, − is shorter or fewer."
      flush
    >
      <div className={styles['tools']}>
        <Select
          label="Compare with"
          value={otherId}
          options={
            isListed ? options : [...options, {value: otherId, label: `Run ${shortId(otherId)}`}]
          }
          onChange={(id) => onChoose(id === before.update_id ? null : id)}
        />
      </div>
      <Compared update={update} otherId={otherId} />
    </Panel>
  );
}

function Compared({update, otherId}: {readonly update: UpdateProgress; readonly otherId: string}) {
  const other = useRun(otherId);
  const before = other.data?.update ?? null;
  const tables = useMemo(() => (before ? compareRuns(update, before) : []), [update, before]);
  if (other.error)
    return <ErrorNotice failure={toFailure(other.error)} onRetry={() => void other.refetch()} />;
  if (other.isPending) return <Skeleton lines={6} />;
  if (!before) return <p className={styles['inset']}>That run is not kept.</p>;
  return (
    <>
      <p className={styles['inset']}>{totalsText(update, before)}</p>
      {tables.length > 0 && (
        <div className={styles['flows']}>
          <SmallTable
            label="Tables compared"
            columns={columns}
            rows={tables}
            rowKey={({table}) => table}
          />
        </div>
      )}
    </>
  );
}

function totalsText(update: UpdateProgress, before: UpdateProgress): string {
  const [a, b] = [runFacts(update, 0), runFacts(before, 0)];
  const rows = (now: number, then: number) => `${formatCount(now)} (${signedCount(now - then)})`;
  return `${formatDuration(a.ms)} (${signedDuration(a.ms - b.ms)}), rows loaded ${rows(a.loaded, b.loaded)}, rows written ${rows(a.written, b.written)}, tables failed ${rows(a.failed, b.failed)}.`;
}

type Column = SmallColumn<ComparedTable>;
const optional = (value: number | null, text: (value: number) => string) =>
  value === null ? '–' : text(value);

const plain = (id: string, label: string, of: (table: ComparedTable) => string): Column => ({
  id,
  label,
  isFigure: true,
  isOptional: true,
  render: of,
});

const columns: readonly Column[] = [
  {
    id: 'table',
    label: 'Table',
    isRowHeader: true,
    render: ({table}) => (
      <span className={styles['mono']}>
        <BreakableName name={table} />
      </span>
    ),
  },
  plain('ms', 'Time', ({ms}) => optional(ms, formatDuration)),
  plain('msBefore', 'There', ({msBefore}) => optional(msBefore, formatDuration)),
  {
    id: 'msBy',
    label: 'Time, difference',
    isFigure: true,
    render: ({ms, msBefore}) => <Signed now={ms} before={msBefore} text={signedDuration} />,
  },
  plain('rows', 'Rows', ({rows}) => optional(rows, formatCount)),
  plain('rowsBefore', 'There', ({rowsBefore}) => optional(rowsBefore, formatCount)),
  {
    id: 'rowsBy',
    label: 'Rows, difference',
    isFigure: true,
    render: ({rows, rowsBefore}) => <Signed now={rows} before={rowsBefore} text={signedCount} />,
  },
];

interface SignedProps {
  readonly now: number | null;
  readonly before: number | null;
  readonly text: (difference: number) => string;
}

function Signed({now, before, text}: SignedProps) {
  if (now === null || before === null) return '–';
  const by = now - before;
  return (
    <span className={classNames(by === 0 && styles['quiet'], by !== 0 && styles['signed'])}>
      {text(by)}
    </span>
  );
}
