import {useMemo, useState} from 'react';
import {toFailure} from '#/client/lake';
import type {TableName} from '#/lakehouse/define';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {NameButton} from '#/ui/NameButton';
import {formatCount, formatCounted, formatWhen} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import styles from './Quality.module.css';
import {quarantiningTables} from './qualitySearch';
import {quarantineOf, type QuarantineTotal} from './quarantineSql';
import {QuarantineRows} from './QuarantineRows';
import {useQuarantines} from './useQuality';

interface QuarantinePanelProps {
  /** The table whose quarantine is shown. */
  readonly opened: TableName | null;
  readonly onOpen: (table: TableName | null) => void;
}

/** The quarantines: how many rows each holds; one of them opened, rule by rule, to look through and to export. */
export function QuarantinePanel({opened, onOpen}: QuarantinePanelProps) {
  const totals = useQuarantines();
  const [now] = useState(Date.now);
  const columns = useMemo(() => totalColumns({opened, onOpen, now}), [opened, onOpen, now]);
  const open = totals.data?.find(({table}) => table === opened);
  return (
    <>
      {open && <QuarantineRows key={open.table} total={open} onClose={() => onOpen(null)} />}
      <Panel
        title="Quarantine"
        hint="Rows that a rule keeps out of its table and in another, with the names of the rules they broke. They come in by themselves when a later delivery mends them."
        flush
      >
        {totals.error && (
          <ErrorNotice failure={toFailure(totals.error)} onRetry={() => void totals.refetch()} />
        )}
        {totals.isPending && <Skeleton lines={4} />}
        {totals.data && (
          <Filled totals={totals.data.filter(({rows}) => rows > 0)} columns={columns} />
        )}
      </Panel>
    </>
  );
}

interface FilledProps {
  readonly totals: readonly QuarantineTotal[];
  readonly columns: readonly SmallColumn<QuarantineTotal>[];
}

function Filled({totals, columns}: FilledProps) {
  if (totals.length > 0)
    return (
      <SmallTable label="Quarantines" columns={columns} rows={totals} rowKey={({table}) => table} />
    );
  return (
    <p className={styles['none']}>
      {`No row is in quarantine now: those of ${formatCounted(quarantiningTables.length, 'table')} that have one are empty.`}
    </p>
  );
}

interface TotalColumns extends QuarantinePanelProps {
  readonly now: number;
}

function totalColumns({
  opened,
  onOpen,
  now,
}: TotalColumns): readonly SmallColumn<QuarantineTotal>[] {
  return [
    {
      id: 'table',
      label: 'Quarantine',
      isRowHeader: true,
      render: ({table}) => (
        <NameButton aria-pressed={table === opened} onClick={() => onOpen(table)}>
          {quarantineOf(table)}
        </NameButton>
      ),
    },
    {id: 'rows', label: 'Rows', isFigure: true, render: ({rows}) => formatCount(rows)},
    {
      id: 'newest',
      label: 'Newest',
      isOptional: true,
      render: ({newest}) => (newest === null ? '–' : formatWhen(newest, now)),
    },
  ];
}
