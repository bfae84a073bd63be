import {useMemo} from 'react';
import type {OnViolation} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import {Badge, type Tone} from '#/ui/Badge';
import {BreakableName} from '#/ui/BreakableName';
import {Checkbox} from '#/ui/Checkbox';
import {NameButton} from '#/ui/NameButton';
import {formatCount} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Select} from '#/ui/Select';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import styles from './Quality.module.css';
import {actions, type QualitySearch} from './qualitySearch';
import {RateLine} from './RateLine';
import {isFailing, passRate, rateText, type RuleRecord, shownRules} from './ruleHistory';

interface RulesPanelProps {
  readonly rules: readonly RuleRecord[];
  readonly search: QualitySearch;
  readonly onChange: (change: Partial<QualitySearch>) => void;
}

/** The rules that the filters leave, each with its pass rate over time. */
export function RulesPanel({rules, search, onChange}: RulesPanelProps) {
  const {table, action, failing, rule} = search;
  const shown = useMemo(
    () => shownRules(rules, {table, action, failing}),
    [rules, table, action, failing],
  );
  const columns = useMemo(
    () => ruleColumns(rule, (id) => onChange({rule: id})),
    // Only what is opened changes how the rows are drawn.
    [rule, onChange],
  );
  return (
    <Panel
      title="Rules"
      hint="Rates are of the rows of the newest run that wrote the table. In SQL: SELECT * FROM ops.expectation_results"
      flush
    >
      <Filters search={search} onChange={onChange} />
      {shown.length === 0 ? (
        <p className={styles['none']} role="status">
          {failing ? 'No such rule is broken.' : 'No rule is of this kind.'}
        </p>
      ) : (
        <div className={styles['rules']}>
          <SmallTable
            label="Rules and how they fare"
            columns={columns}
            rows={shown}
            rowKey={({id}) => id}
          />
        </div>
      )}
    </Panel>
  );
}

const unfiltered = 'any';
const tableOptions = [
  {value: unfiltered, label: 'Every table'},
  ...tables
    .filter(({expectations}) => expectations.length > 0)
    .map(({name}) => ({value: name, label: name})),
];
const actionOptions = [
  {value: unfiltered, label: 'Any'},
  ...actions.map((action) => ({value: action, label: action})),
];

function Filters({search, onChange}: Omit<RulesPanelProps, 'rules'>) {
  return (
    <div className={styles['filters']}>
      <Select
        label="Table"
        value={search.table ?? unfiltered}
        options={tableOptions}
        onChange={(value) =>
          onChange({table: tables.find(({name}) => name === value)?.name ?? null})
        }
      />
      <Select
        label="If broken"
        value={search.action ?? unfiltered}
        options={actionOptions}
        onChange={(value) => onChange({action: actions.find((action) => action === value) ?? null})}
      />
      <Checkbox checked={search.failing} onChange={(isOn) => onChange({failing: isOn})}>
        Only broken ones
      </Checkbox>
    </div>
  );
}

export const actionTone: Readonly<Record<OnViolation, Tone>> = {
  warn: 'neutral',
  drop: 'warn',
  quarantine: 'warn',
  fail: 'bad',
};

type Column = SmallColumn<RuleRecord>;

function ruleColumns(opened: string | null, onOpen: (id: string) => void): readonly Column[] {
  return [
    {
      id: 'rule',
      label: 'Rule',
      isRowHeader: true,
      render: ({id, rule, table}) => (
        <span className={styles['rule']}>
          <NameButton aria-pressed={id === opened} title={rule.doc} onClick={() => onOpen(id)}>
            <BreakableName name={rule.name} />
          </NameButton>
          <span className={styles['table']}>
            <BreakableName name={table.name} />
          </span>
        </span>
      ),
    },
    {
      id: 'rate',
      label: 'Passed',
      title: 'Share of the rows of the newest check',
      isFigure: true,
      render: (record) => <Rate record={record} />,
    },
    {
      id: 'line',
      label: 'Over time',
      title: 'The newest 40 checks; the upper edge is 100 %, the lower one 90 % or the least',
      render: ({checks}) => <RateLine checks={checks} />,
    },
    {
      id: 'failed',
      label: 'Failed',
      isFigure: true,
      isOptional: true,
      render: ({last}) => (last ? formatCount(last.failed) : '–'),
    },
    {
      id: 'of',
      label: 'Of',
      isFigure: true,
      isOptional: true,
      render: ({last}) => (last ? formatCount(last.passed + last.failed) : '–'),
    },
    {
      id: 'action',
      label: 'If broken',
      isOptional: true,
      render: ({rule}) => <Badge tone={actionTone[rule.onViolation]}>{rule.onViolation}</Badge>,
    },
    {id: 'kind', label: 'Kind', isOptional: true, render: ({rule}) => rule.kind},
  ];
}

function Rate({record}: {readonly record: RuleRecord}) {
  const rate = record.last && passRate(record.last);
  if (rate === null) return <span className={styles['quiet']}>–</span>;
  if (!isFailing(record)) return rateText(rate);
  const tone = record.rule.onViolation === 'fail' ? 'bad' : 'warn';
  return <Badge tone={tone}>{rateText(rate)}</Badge>;
}
