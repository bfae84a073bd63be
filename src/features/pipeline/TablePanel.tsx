import {Link} from '@tanstack/react-router';
import {type ReactNode, Suspense, useState} from 'react';
import {useLake} from '#/client/lake';
import type {FlowProgress, TableStatus} from '#/contracts/engine';
import type {PlannedTable} from '#/contracts/pipeline';
import type {TableDefinition, TableName} from '#/lakehouse/define';
import {derivedTables} from '#/lakehouse/tables';
import {Badge} from '#/ui/Badge';
import {Contained} from '#/ui/Contained';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {NameButton} from '#/ui/NameButton';
import {formatCount, formatDuration, formatWhen} from '#/ui/format';
import {Skeleton} from '#/ui/Skeleton';
import {Tabs} from '#/ui/Tabs';
import {flowWords, violationsText} from './flowWords';
import {planText, planTone, unitNames} from './planWords';
import {TableColumns} from './TableColumns';
import styles from './TablePanel.module.css';
import {TableRules} from './TableRules';
import {inputsOf} from '#/parts/lineage/tableGraph';
import {layerWords} from './tableView';

export interface TablePanelProps {
  readonly table: TableDefinition;
  /** How it fared in the newest update. */
  readonly flow: FlowProgress | undefined;
  /** While a plan is shown. */
  readonly planned: PlannedTable | undefined;
  /** The column whose lineage is shown. */
  readonly column: string | null;
  readonly onColumn: (column: string | null) => void;
  readonly onChoose: (table: TableName) => void;
}

const tabs = [
  {id: 'rules', label: 'Rules'},
  {id: 'columns', label: 'Columns'},
  {id: 'sql', label: 'SQL'},
] as const;
type TabId = (typeof tabs)[number]['id'];

/** All about one table: what it is, how it fared and why, what it is made of. */
export function TablePanel(props: TablePanelProps) {
  const {table, flow, onChoose} = props;
  return (
    <div className={styles['about']}>
      <Badges {...props} />
      <p>{table.doc}</p>
      {flow?.failure && <ErrorNotice failure={flow.failure} />}
      <Facts {...props} />
      <Neighbours table={table} onChoose={onChoose} />
      <Parts {...props} />
    </div>
  );
}

function Badges({table, flow, planned}: TablePanelProps) {
  return (
    <p className={styles['badges']}>
      <Badge>{layerWords[table.layer]}</Badge>
      {flow && !planned && (
        <Badge tone={flowWords[flow.state].tone} title={flowWords[flow.state].about}>
          {flowWords[flow.state].text}
        </Badge>
      )}
      {planned && <Badge tone={planTone(planned)}>Plan: {planText(planned)}</Badge>}
      <Link to="/tables/$table" params={{table: table.name}}>
        Rows and schema
      </Link>
      {table.layer === 'bronze' && (
        <Link to="/files" search={{table: table.name}}>
          Its files
        </Link>
      )}
    </p>
  );
}

function Parts({table, column, onColumn, onChoose}: TablePanelProps) {
  const [tab, setTab] = useState<TabId>(column === null ? 'rules' : 'columns');
  const shown = table.layer === 'bronze' ? tabs.filter(({id}) => id !== 'sql') : tabs;
  return (
    <Tabs label="About this table" tabs={shown} selected={tab} onSelect={setTab}>
      {tab === 'rules' && (
        <Contained>
          <Suspense fallback={<Skeleton lines={4} />}>
            <TableRules table={table} />
          </Suspense>
        </Contained>
      )}
      {tab === 'columns' && (
        <TableColumns table={table} column={column} onColumn={onColumn} onChoose={onChoose} />
      )}
      {tab === 'sql' && table.layer !== 'bronze' && (
        // A scrolling region must be reachable by keyboard.
        <pre
          className={styles['sql']}
          role="region"
          aria-label={`SQL of ${table.name}`}
          tabIndex={0}
        >
          {table.sql.trim()}
        </pre>
      )}
    </Tabs>
  );
}

type Fact = readonly [name: string, value: ReactNode];

/** Of the newest update, or of the plan. */
function runFacts({flow, planned}: TablePanelProps): readonly Fact[] {
  if (planned) {
    const units = unitNames(planned);
    return [['Why', `${planned.why}${units && `: ${units}`}`]];
  }
  if (!flow) return [];
  return [
    ['Why', flow.plan],
    ['Rows written', formatCount(flow.rowsWritten)],
    ['Broken rules', violationsText(flow) || 'none'],
    ['Rescued', flow.rescuedRows > 0 ? formatCount(flow.rescuedRows) : ''],
    ['Attempts', flow.attempts === undefined ? '' : formatCount(flow.attempts)],
    ['Took', flow.ms > 0 ? formatDuration(flow.ms) : ''],
  ];
}

function declaredFacts(table: TableDefinition): readonly Fact[] {
  if (table.layer === 'bronze') return [['Refreshed', 'file by file']];
  const names = table.views?.map(({name}) => name).join(', ') ?? '';
  return [
    ['Refreshed', unitWords[table.refreshUnit]],
    ['Key', <code key="key">{table.key.join(', ')}</code>],
    ['Views', names === '' ? '' : <code key="views">{names}</code>],
  ];
}

function storedFacts(status: TableStatus | undefined, now: number): readonly Fact[] {
  if (!status) return [];
  const {rows, version, committedAt} = status;
  return [
    ['Rows now', formatCount(rows)],
    [
      'Last commit',
      committedAt === null ? 'never' : `${formatWhen(committedAt, now)}, version ${version}`,
    ],
  ];
}

function Facts(props: TablePanelProps) {
  const {table} = props;
  const status = useLake((lake) => lake.status?.tables.find(({name}) => name === table.name));
  const [now] = useState(Date.now);
  const facts = [...runFacts(props), ...storedFacts(status, now), ...declaredFacts(table)];
  return (
    <dl className={styles['facts']}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const unitWords = {
  session_key: 'by session',
  meeting_key: 'by meeting',
  table: 'as a whole',
} as const;

interface NeighboursProps {
  readonly table: TableDefinition;
  readonly onChoose: (table: TableName) => void;
}

function Neighbours({table, onChoose}: NeighboursProps) {
  const readers = derivedTables.filter((other) => inputsOf(other).includes(table.name));
  const groups = [
    {title: 'Made from', names: inputsOf(table)},
    {title: 'Read by', names: readers.map(({name}) => name)},
  ];
  return (
    <dl className={styles['facts']}>
      {groups
        .filter(({names}) => names.length > 0)
        .map(({title, names}) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className={styles['tables']}>
              {names.map((name) => (
                <NameButton key={name} onClick={() => onChoose(name)}>
                  {name}
                </NameButton>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}
