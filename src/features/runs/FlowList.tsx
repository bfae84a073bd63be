import {useMemo, useState} from 'react';
import {adviceFor} from '#/base/errorAdvice';
import type {FlowProgress} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {Checkbox} from '#/ui/Checkbox';
import {formatCount, formatDuration} from '#/ui/format';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {StatusDot} from '#/ui/StatusDot';
import {BreakableName} from '#/ui/BreakableName';
import {NameButton} from '#/ui/NameButton';
import {ChangeCounts} from './ChangeCounts';
import {hasWorked} from './runFacts';
import styles from './Runs.module.css';
import {flowWords} from './runWords';

interface FlowListProps {
  readonly flows: readonly FlowProgress[];
  readonly chosen: TableName | null;
  readonly onChoose: (table: TableName) => void;
}

/** Each table of a run: why it was planned as it was, and what came of it. */
export function FlowList({flows, chosen, onChoose}: FlowListProps) {
  const [showsAll, setShowsAll] = useState(false);
  const worked = useMemo(() => flows.filter(hasWorked), [flows]);
  const idle = flows.length - worked.length;
  const columns = useMemo(() => flowColumns(chosen, onChoose), [chosen, onChoose]);
  return (
    <>
      {idle > 0 && (
        <div className={styles['tools']}>
          <Checkbox checked={showsAll} onChange={setShowsAll}>
            {`Also ${formatCount(idle)} with nothing to do or left out`}
          </Checkbox>
        </div>
      )}
      <div className={styles['flows']}>
        <SmallTable
          label="Tables of this run"
          columns={columns}
          rows={showsAll ? flows : worked}
          rowKey={({table}) => table}
        />
      </div>
    </>
  );
}

type Column = SmallColumn<FlowProgress>;

const figure = (id: string, label: string, of: (flow: FlowProgress) => string): Column => ({
  id,
  label,
  isFigure: true,
  isOptional: true,
  render: of,
});

const brokenRules = ({expectations}: FlowProgress) =>
  expectations.filter(({failed}) => failed > 0).length;

function flowColumns(
  chosen: TableName | null,
  onChoose: (table: TableName) => void,
): readonly Column[] {
  return [
    {
      id: 'table',
      label: 'Table',
      isRowHeader: true,
      render: ({table}) => (
        <NameButton
          className={styles['open']}
          aria-pressed={table === chosen}
          onClick={() => onChoose(table)}
        >
          <BreakableName name={table} />
        </NameButton>
      ),
    },
    {
      id: 'state',
      label: 'State',
      render: ({state, attempts = 1}) => (
        <span className={styles['state']} title={flowWords[state].text}>
          <StatusDot tone={flowWords[state].tone} />
          <span className={styles['word']}>
            {flowWords[state].text + (attempts > 1 ? `, try ${attempts}` : '')}
          </span>
        </span>
      ),
    },
    {id: 'plan', label: 'Why', isOptional: true, render: (flow) => <Why flow={flow} />},
    {
      id: 'rows',
      label: 'Rows',
      title: 'Written',
      isFigure: true,
      render: ({rowsWritten}) => formatCount(rowsWritten),
    },
    {
      id: 'changes',
      label: 'Of those there',
      title: 'Rows added, removed and changed, where there were rows to compare with',
      isOptional: true,
      render: ({rowChanges}) => <ChangeCounts changes={rowChanges} />,
    },
    figure('out', 'Kept out', ({rowsDropped}) => formatCount(rowsDropped)),
    figure('rules', 'Rules broken', (flow) =>
      flow.expectations.length === 0 ? '–' : `${brokenRules(flow)} of ${flow.expectations.length}`,
    ),
    {
      id: 'time',
      label: 'Time',
      title: 'Of a bronze table its share of the time that loading took, by rows',
      isFigure: true,
      render: ({ms}) => formatDuration(ms),
    },
  ];
}

function Why({flow: {plan, failure}}: {readonly flow: FlowProgress}) {
  if (!failure) return <span className={styles['why']}>{plan}</span>;
  return (
    <span className={styles['failure']}>{`${failure.message}. ${adviceFor(failure.code)}`}</span>
  );
}
