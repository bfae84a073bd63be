import {quoteValue} from '#/base/quoteSql';
import {useSql} from '#/client/useSql';
import type {TableDefinition, TableName} from '#/lakehouse/define';
import {holdsInWords} from '#/lakehouse/expectations';
import {Badge} from '#/ui/Badge';
import {formatCount} from '#/ui/format';
import styles from './TablePanel.module.css';

interface Counts {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
}

/** Each rule's counts in the newest update that checked it. */
const countsSql = (table: TableName) =>
  `SELECT rule AS name, arg_max(passed, rowid)::BIGINT AS passed, arg_max(failed, rowid)::BIGINT AS failed
FROM ops.expectation_results WHERE flow = ${quoteValue(table)} GROUP BY rule`;

const consequence = {
  warn: 'warns',
  drop: 'drops the row',
  quarantine: 'quarantines the row',
  fail: 'stops the flow',
} as const;

/** The table's expectations, with how they fared when last checked. */
export function TableRules({table}: {readonly table: TableDefinition}) {
  const counts = useSql<Counts>(countsSql(table.name), [table.name]);
  if (table.expectations.length === 0)
    return (
      <p className={styles['muted']}>It has no rules: those of its inputs were checked there.</p>
    );
  const byName = new Map(counts.map((count) => [count.name, count]));
  return (
    <ul className={styles['rules']}>
      {table.expectations.map((rule) => (
        <li key={rule.name}>
          <p className={styles['rule']}>
            <code>{rule.name}</code>
            <Result count={byName.get(rule.name)} />
          </p>
          <p className={styles['muted']}>
            {rule.doc}. If broken, it {consequence[rule.onViolation]}.
          </p>
          <code className={styles['muted']}>{holdsInWords(rule)}</code>
        </li>
      ))}
    </ul>
  );
}

function Result({count}: {readonly count: Counts | undefined}) {
  if (!count) return <Badge>not checked yet</Badge>;
  const {passed, failed} = count;
  return failed === 0 ? (
    <Badge tone="ok">{formatCount(passed)} passed</Badge>
  ) : (
    <Badge tone="warn">
      {formatCount(failed)} failed, {formatCount(passed)} passed
    </Badge>
  );
}
