import {useQuery} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {X} from 'lucide-react';
import {useMemo} from 'react';
import {toFailure} from '#/client/lake';
import {querySql, useVersions} from '#/client/useSql';
import {failingRowsSql, holdsInWords, readsOf} from '#/lakehouse/expectations';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {DataTable} from '#/ui/DataTable';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Figure} from '#/ui/Figure';
import {formatCount, formatCounted} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import styles from './Quality.module.css';
import {rateDrawing} from './rateDrawing';
import {passRate, type RuleRecord} from './ruleHistory';
import {actionTone} from './RulesPanel';

interface RuleDetailsProps {
  readonly record: RuleRecord;
  readonly onClose: () => void;
  readonly onQuarantine: () => void;
}

/** One rule: what must hold, how it fared run by run, and the rows that break it. */
export function RuleDetails({record, onClose, onQuarantine}: RuleDetailsProps) {
  const {rule, table} = record;
  return (
    <Panel
      title={rule.name}
      badge={<Badge tone={actionTone[rule.onViolation]}>{rule.onViolation}</Badge>}
      hint={rule.doc}
      actions={<Button kind="quiet" iconOnly aria-label="Close" icon={<X />} onClick={onClose} />}
    >
      <div className={styles['details']}>
        <dl className={styles['facts']}>
          <dt>Table</dt>
          <dd>
            <Link to="/tables/$table" params={{table: table.name}} className={styles['mono']}>
              {table.name}
            </Link>
          </dd>
          <dt>Holds when</dt>
          <dd className={styles['mono']}>{holdsInWords(rule)}</dd>
          <dt>Newest check</dt>
          <dd>{lastText(record)}</dd>
        </dl>
        <Rates record={record} />
        <FailingRows record={record} onQuarantine={onQuarantine} />
      </div>
    </Panel>
  );
}

function lastText({last, rule}: RuleRecord): string {
  if (!last) return 'It was never checked: nothing was written to the table since there are runs.';
  if (rule.kind === 'freshness' || rule.kind === 'row-count')
    return last.failed === 0 ? 'It held.' : 'It did not hold.';
  const all = last.passed + last.failed;
  return `${formatCount(last.failed)} of ${formatCounted(all, 'row')} broke it.`;
}

/** The pass rate check by check; nothing to compare below two. */
function Rates({record: {checks, rule}}: {readonly record: RuleRecord}) {
  const drawing = useMemo(
    () => rateDrawing(checks.filter((check) => passRate(check) !== null)),
    [checks],
  );
  if (checks.length < 2) return null;
  return (
    <Figure
      label={`Pass rate of ${rule.name} at its last ${checks.length} checks`}
      options={drawing}
    />
  );
}

const shownRows = 200;

interface FailingRowsProps {
  readonly record: RuleRecord;
  readonly onQuarantine: () => void;
}

function FailingRows({record, onQuarantine}: FailingRowsProps) {
  const {table, rule} = record;
  const reads = table.layer === 'bronze' ? [table.name] : [table.name, ...readsOf(table)];
  const versions = useVersions(reads);
  const sql = failingRowsSql(table, rule.name, shownRows + 1);
  const failing = useQuery({
    queryKey: ['failing rows', record.id, versions],
    queryFn: ({signal}) => querySql(sql ?? '', {signal}),
    enabled: sql !== null,
  });
  const rows = useMemo(() => failing.data?.rows.slice(0, shownRows) ?? [], [failing.data]);
  if (sql === null)
    return (
      <p className={styles['muted']}>
        The table as a whole meets this rule or breaks it: there is no row to show.
      </p>
    );
  if (failing.error)
    return (
      <ErrorNotice failure={toFailure(failing.error)} onRetry={() => void failing.refetch()} />
    );
  if (!failing.data) return <Skeleton lines={6} />;
  const isQuarantine = rule.onViolation === 'quarantine' && table.layer !== 'bronze';
  return (
    <section className={styles['part']}>
      <div className={styles['head']}>
        <h3>Rows that break it</h3>
        {isQuarantine && rows.length > 0 && (
          <Button onClick={onQuarantine}>Open the quarantine</Button>
        )}
      </div>
      <p className={styles['muted']}>{whereText(record, failing.data.rows.length)}</p>
      {rows.length > 0 && (
        <div className={styles['rows']}>
          <DataTable
            label={`Rows that break ${rule.name}`}
            columns={failing.data.columns}
            rows={rows}
          />
        </div>
      )}
    </section>
  );
}

/** Where the rows were looked for, and how many there are. */
function whereText({rule, table}: RuleRecord, found: number): string {
  const where =
    table.layer === 'bronze' || rule.onViolation === 'warn'
      ? `in ${table.name} now`
      : rule.onViolation === 'quarantine'
        ? `in quarantine_${table.name} now`
        : `among what the SELECT of ${table.name} yields now; they are kept out of the table`;
  if (found === 0) return `There is none ${where}.`;
  return found > shownRows
    ? `More than ${formatCount(shownRows)} rows ${where}; ${formatCount(shownRows)} are shown.`
    : `${formatCounted(found, 'row')} ${where}.`;
}
