import {Link} from '@tanstack/react-router';
import {useState} from 'react';
import {useSql} from '#/client/useSql';
import type {Expectation, TableDefinition} from '#/lakehouse/define';
import {holdsInWords} from '#/lakehouse/expectations';
import {Badge, type Tone} from '#/ui/Badge';
import {EmptyState} from '#/ui/EmptyState';
import {formatCount, formatWhen} from '#/ui/format';
import {Quarantine} from './Quarantine';
import {expectationsSql, hasExpectationsSql} from './tableSql';
import styles from './TableScreen.module.css';

interface Counts {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** When it was checked last; epoch milliseconds. */
  readonly at: number;
}

/** The rules the table's rows must keep, with how many did in the newest update that checked. */
export function Quality({table}: {readonly table: TableDefinition}) {
  const [recorded] = useSql<{present: boolean}>(hasExpectationsSql, [table.name]);
  if (table.expectations.length === 0)
    return (
      <EmptyState title="No rules">
        Rows of this table are kept as they come; rules are checked in the tables made from it.
      </EmptyState>
    );
  return (
    <>
      {recorded?.present ? <Checked table={table} /> : <Rules table={table} counts={[]} />}
      <p className={styles['muted']}>
        <Link to="/quality" search={{table: table.name}}>
          How they fared over time
        </Link>
      </p>
      {table.layer !== 'bronze' &&
        table.expectations.some(({onViolation}) => onViolation === 'quarantine') && (
          <Quarantine table={table} />
        )}
    </>
  );
}

function Checked({table}: {readonly table: TableDefinition}) {
  const counts = useSql<Counts>(expectationsSql(table.name), [table.name]);
  const [now] = useState(Date.now);
  const at = Math.max(0, ...counts.map((count) => count.at));
  return (
    <>
      {at > 0 && <p className={styles['muted']}>{`Last checked ${formatWhen(at, now)}.`}</p>}
      <Rules table={table} counts={counts} />
    </>
  );
}

const consequence: Readonly<
  Record<Expectation['onViolation'], {readonly text: string; readonly tone: Tone}>
> = {
  warn: {text: 'warn', tone: 'neutral'},
  drop: {text: 'drop', tone: 'warn'},
  quarantine: {text: 'quarantine', tone: 'warn'},
  fail: {text: 'stop', tone: 'bad'},
};

interface RulesProps {
  readonly table: TableDefinition;
  readonly counts: readonly Counts[];
}

function Rules({table, counts}: RulesProps) {
  const byName = new Map(counts.map((count) => [count.name, count]));
  return (
    <div className={styles['scroll']} role="region" aria-label="Expectations" tabIndex={0}>
      <table className={styles['plain']}>
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Holds when</th>
            <th scope="col">If broken</th>
            <th scope="col" className={styles['figure']}>
              Passed
            </th>
            <th scope="col" className={styles['figure']}>
              Failed
            </th>
          </tr>
        </thead>
        <tbody>
          {table.expectations.map((rule) => {
            const {name, doc, onViolation} = rule;
            const count = byName.get(name);
            const {text, tone} = consequence[onViolation];
            return (
              <tr key={name}>
                <td>
                  <span className={styles['mono']}>{name}</span>
                  <br />
                  <span className={styles['muted']}>{doc}</span>
                </td>
                <td className={styles['mono']}>{holdsInWords(rule)}</td>
                <td>
                  <Badge tone={tone}>{text}</Badge>
                </td>
                <td className={styles['figure']}>{count ? formatCount(count.passed) : '–'}</td>
                <td className={styles['figure']}>
                  {count && count.failed > 0 ? (
                    <Badge tone={tone === 'neutral' ? 'warn' : tone}>
                      {formatCount(count.failed)}
                    </Badge>
                  ) : (
                    (count?.failed ?? '–')
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
