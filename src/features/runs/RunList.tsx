import {Link} from '@tanstack/react-router';
import {useMemo} from 'react';
import {Badge} from '#/ui/Badge';
import {formatCount, formatDuration, formatWhen} from '#/ui/format';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {type RunFacts, runFacts} from './runFacts';
import styles from './Runs.module.css';
import {causeText, kindText, type RunState, runWords, shortId, stateOf} from './runWords';
import type {RunItem} from './useRuns';

interface RunListProps {
  readonly runs: readonly RunItem[];
  /** The run that goes on. */
  readonly liveId: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

interface RunLine extends RunItem {
  readonly state: RunState;
  readonly facts: RunFacts | null;
  /** Of the longest run shown, 0 to 1. */
  readonly share: number;
}

/** Runs, one a row, newest first. */
export function RunList({runs, liveId, now}: RunListProps) {
  const lines = useMemo(() => runLines(runs, liveId, now), [runs, liveId, now]);
  const columns = useMemo(() => runColumns(now), [now]);
  return (
    <SmallTable
      label="Runs, newest first"
      columns={columns}
      rows={lines}
      rowKey={({updateId}) => updateId}
    />
  );
}

function runLines(
  runs: readonly RunItem[],
  liveId: string | null,
  now: number,
): readonly RunLine[] {
  const lines = runs.map((run) => {
    const {update, updateId} = run;
    const state = update ? stateOf(update, updateId === liveId) : ('INTERRUPTED' as const);
    return {...run, state, facts: update && runFacts(update, now)};
  });
  const longest = Math.max(1, ...lines.map(({facts}) => facts?.ms ?? 0));
  return lines.map((line) => ({...line, share: (line.facts?.ms ?? 0) / longest}));
}

type Column = SmallColumn<RunLine>;

const figure = (
  id: string,
  label: string,
  of: (facts: RunFacts) => number,
  more: Partial<Column> = {},
): Column => ({
  id,
  label,
  isFigure: true,
  render: ({facts}) => (facts ? formatCount(of(facts)) : '–'),
  ...more,
});

function runColumns(now: number): readonly Column[] {
  const aside = {isOptional: true} as const;
  return [
    {
      id: 'run',
      label: 'Run',
      isRowHeader: true,
      render: ({updateId, startedAt}) => (
        <span className={styles['run']}>
          <Link
            to="/runs/$updateId"
            params={{updateId}}
            aria-label={`Run ${shortId(updateId)}, ${formatWhen(startedAt, now)}`}
          >
            {formatWhen(startedAt, now)}
          </Link>
          <span className={styles['id']}>{shortId(updateId)}</span>
        </span>
      ),
    },
    {
      id: 'state',
      label: 'State',
      render: ({state}) => <Badge tone={runWords[state].tone}>{runWords[state].text}</Badge>,
    },
    {id: 'kind', label: 'Kind', ...aside, render: ({update}) => (update ? kindText(update) : '–')},
    {
      id: 'cause',
      label: 'Cause',
      ...aside,
      render: ({update}) => (update ? causeText(update) : '–'),
    },
    {
      id: 'time',
      label: 'Time',
      isFigure: true,
      render: ({facts, share}) =>
        facts && (
          <span className={styles['timed']}>
            <span className={styles['length']} style={{width: `${Math.round(share * 64)}px`}} />
            {formatDuration(facts.ms)}
          </span>
        ),
    },
    figure('loaded', 'Rows loaded', ({loaded}) => loaded, {
      ...aside,
      title: 'Rows that bronze took from files',
    }),
    figure('written', 'Rows written', ({written}) => written, {title: 'By silver and gold'}),
    figure('tables', 'Tables', ({tables}) => tables, {...aside, title: 'With new rows'}),
    {
      id: 'failed',
      label: 'Failed',
      title: 'Tables whose flow failed, and those behind them that were skipped',
      isFigure: true,
      isOptional: true,
      render: ({facts}) => facts && <Failed facts={facts} />,
    },
  ];
}

function Failed({facts: {failed, skipped}}: {readonly facts: RunFacts}) {
  if (failed === 0) return '0';
  const behind = skipped > 0 ? ` +${skipped} skipped` : '';
  return <Badge tone="bad">{formatCount(failed) + behind}</Badge>;
}
