import {Link} from '@tanstack/react-router';
import {X} from 'lucide-react';
import type {ExpectationResult, FlowProgress} from '#/contracts/engine';
import {findTable} from '#/lakehouse/tables';
import {holdsInWords} from '#/lakehouse/expectations';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount, formatCounted, formatDuration} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {BreakableName} from '#/ui/BreakableName';
import {RowDiff} from './RowDiff';
import styles from './Runs.module.css';
import {flowWords} from './runWords';

interface FlowDetailsProps {
  readonly updateId: string;
  readonly flow: FlowProgress;
  readonly onClose: () => void;
}

/** One table's part in a run: its plan, its rules, the rows that changed. */
export function FlowDetails({updateId, flow, onClose}: FlowDetailsProps) {
  const {table, state, failure, expectations} = flow;
  return (
    <Panel
      title={`${table} in this run`}
      badge={<Badge tone={flowWords[state].tone}>{flowWords[state].text}</Badge>}
      actions={<Button kind="quiet" iconOnly aria-label="Close" icon={<X />} onClick={onClose} />}
    >
      <div className={styles['stack']}>
        <p className={styles['line']}>
          {flowSentence(flow)}{' '}
          <Link to="/tables/$table" params={{table}}>
            Open the table
          </Link>
        </p>
        {failure && <ErrorNotice failure={failure} />}
        {expectations.length > 0 && (
          <section className={styles['part']}>
            <h3>Rules</h3>
            <SmallTable
              label={`Rules of ${table}`}
              columns={ruleColumns(flow)}
              rows={expectations}
              rowKey={({name}) => name}
            />
          </section>
        )}
        {flow.layer !== 'bronze' && (
          <section className={styles['part']}>
            <h3>Rows that changed</h3>
            <RowDiff updateId={updateId} flow={flow} />
          </section>
        )}
      </div>
    </Panel>
  );
}

function flowSentence({
  plan,
  rowsWritten,
  rowsDropped,
  rowsQuarantined,
  rescuedRows,
  ms,
}: FlowProgress) {
  const facts = [
    `${formatCounted(rowsWritten, 'row')} written`,
    rowsDropped > 0 && `${formatCount(rowsDropped)} kept out`,
    (rowsQuarantined ?? 0) > 0 && `${formatCount(rowsQuarantined ?? 0)} of them in quarantine`,
    rescuedRows > 0 && `${formatCount(rescuedRows)} with rescued values`,
  ].filter(Boolean);
  return `${plan === '' ? '' : `${plan}. `}${facts.join(', ')}, in ${formatDuration(ms)}.`;
}

function ruleColumns({table}: FlowProgress): readonly SmallColumn<ExpectationResult>[] {
  const definition = findTable(table);
  const words = new Map(
    (definition?.expectations ?? []).map((rule) => [rule.name, holdsInWords(rule)]),
  );
  return [
    {
      id: 'rule',
      label: 'Rule',
      isRowHeader: true,
      render: ({name}) => (
        <Link to="/quality" search={{rule: `${table}.${name}`}} className={styles['mono']}>
          <BreakableName name={name} />
        </Link>
      ),
    },
    {
      id: 'holds',
      label: 'Holds when',
      isOptional: true,
      render: ({name}) => <span className={styles['why']}>{words.get(name)}</span>,
    },
    {id: 'action', label: 'If broken', render: ({onViolation}) => onViolation},
    {id: 'passed', label: 'Passed', isFigure: true, render: ({passed}) => formatCount(passed)},
    {
      id: 'failed',
      label: 'Failed',
      isFigure: true,
      render: ({failed, onViolation}) =>
        failed === 0 ? (
          '0'
        ) : (
          <Badge tone={onViolation === 'fail' ? 'bad' : 'warn'}>{formatCount(failed)}</Badge>
        ),
    },
  ];
}
