import {Link} from '@tanstack/react-router';
import {memo, useEffect, useState} from 'react';
import type {FlowProgress, FlowState} from '#/contracts/engine';
import type {Tone} from '#/ui/Badge';
import {formatCount, formatDuration} from '#/ui/format';
import {StatusDot} from '#/ui/StatusDot';
import {adviceFor} from '#/base/errorAdvice';
import styles from './Progress.module.css';
import {warnings} from './updateTotals';

const words: Readonly<Record<FlowState, {readonly text: string; readonly tone: Tone}>> = {
  QUEUED: {text: 'Queued', tone: 'neutral'},
  PLANNING: {text: 'Planning', tone: 'accent'},
  RUNNING: {text: 'Running', tone: 'accent'},
  COMPLETED: {text: 'Completed', tone: 'ok'},
  FAILED: {text: 'Failed', tone: 'bad'},
  SKIPPED: {text: 'Skipped', tone: 'warn'},
  STOPPED: {text: 'Stopped', tone: 'warn'},
  EXCLUDED: {text: 'Excluded', tone: 'neutral'},
};

/** Each flow of an update: what it had to do, and what came of it. */
export function FlowTable({flows}: {readonly flows: readonly FlowProgress[]}) {
  const shown = useGradually(flows.length);
  return (
    <div className={styles['scroll']} role="region" aria-label="Tables of this update" tabIndex={0}>
      <table className={styles['flows']}>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">State</th>
            <th scope="col" className={styles['optional']}>
              What it had to do
            </th>
            <th scope="col" className={styles['figure']}>
              Rows
            </th>
            <th scope="col" className={`${styles['figure']} ${styles['optional']}`}>
              Quarantined
            </th>
            <th scope="col" className={`${styles['figure']} ${styles['optional']}`}>
              Warnings
            </th>
            <th scope="col" className={`${styles['figure']} ${styles['optional']}`}>
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {flows.slice(0, shown).map((flow) => (
            <FlowRows key={flow.table} flow={flow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Laid out at once, all rows would hold up the page. */
const rowsAtOnce = 8;

/** How many of `total` rows to draw: some at once, the others a few at a time. */
function useGradually(total: number): number {
  const [shown, setShown] = useState(rowsAtOnce);
  useEffect(() => {
    if (shown >= total) return undefined;
    const timer = setTimeout(() => setShown(shown + rowsAtOnce), 50);
    return () => clearTimeout(timer);
  }, [shown, total]);
  return shown;
}

function PlainFlowRows({flow}: {readonly flow: FlowProgress}) {
  const word = words[flow.state];
  const optional = `${styles['figure']} ${styles['optional']}`;
  return (
    <>
      <tr>
        <td className={styles['table']}>
          <Link to="/tables/$table" params={{table: flow.table}}>
            {flow.table}
          </Link>
        </td>
        <td>
          <span className={styles['state']}>
            <StatusDot tone={word.tone} />
            {word.text}
          </span>
        </td>
        <td className={`${styles['plan']} ${styles['optional']}`}>{flow.plan}</td>
        <td className={styles['figure']}>
          <Figure value={flow.rowsWritten} />
        </td>
        <td className={optional}>
          <Figure value={flow.rowsDropped} />
        </td>
        <td className={optional}>
          <Figure value={warnings(flow)} />
        </td>
        <td className={optional}>{flow.ms > 0 && formatDuration(flow.ms)}</td>
      </tr>
      {flow.failure && (
        <tr className={styles['error']}>
          <td colSpan={7}>{`${flow.failure.message}. ${adviceFor(flow.failure.code)}`}</td>
        </tr>
      )}
    </>
  );
}

/** Each event brings new objects for all flows, though few have changed. */
const FlowRows = memo(
  PlainFlowRows,
  ({flow: a}, {flow: b}) =>
    a.table === b.table &&
    a.state === b.state &&
    a.plan === b.plan &&
    a.rowsWritten === b.rowsWritten &&
    a.rowsDropped === b.rowsDropped &&
    a.ms === b.ms &&
    a.failure?.message === b.failure?.message &&
    warnings(a) === warnings(b),
);

function Figure({value}: {readonly value: number}) {
  return <span className={value === 0 ? styles['quiet'] : undefined}>{formatCount(value)}</span>;
}
