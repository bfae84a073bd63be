import {Link} from '@tanstack/react-router';
import {type ReactNode, useState} from 'react';
import {useLake} from '#/client/lake';
import type {FlowProgress} from '#/contracts/engine';
import type {PlannedTable} from '#/contracts/pipeline';
import type {TableDefinition, TableName} from '#/lakehouse/define';
import {derivedTables} from '#/lakehouse/tables';
import {Badge} from '#/ui/Badge';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount, formatDuration, formatWhen} from '#/ui/format';
import {Tabs} from '#/ui/Tabs';
import {flowWords, violationsText} from './flowWords';
import {planText, planTone, unitNames} from './planWords';
import {TableColumns} from './TableColumns';
import styles from './TablePanel.module.css';
import {TableRules} from './TableRules';
import {inputsOf} from './tableGraph';
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
  const {table, flow, planned, column, onColumn, onChoose} = props;
  const [tab, setTab] = useState<TabId>(column === null ? 'rules' : 'columns');
  const shown = table.layer === 'bronze' ? tabs.filter(({id}) => id !== 'sql') : tabs;
  const selected = shown.some(({id}) => id === tab) ? tab : 'rules';
  return (
    <div className={styles['about']}>
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
        {table.layer === 'bronze' && <FilesLink table={table.name} />}
      </p>
      <p>{table.doc}</p>
      {flow?.failure && <ErrorNotice failure={flow.failure} />}
      <Facts {...props} />
      <Neighbours table={table} onChoose={onChoose} />
      <Tabs label="About this table" tabs={shown} selected={selected} onSelect={setTab}>
        {selected === 'rules' && <TableRules table={table} />}
        {selected === 'columns' && (
          <TableColumns table={table} column={column} onColumn={onColumn} onChoose={onChoose} />
        )}
        {selected === 'sql' && table.layer !== 'bronze' && (
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
    </div>
  );
}

function FilesLink({table}: {readonly table: TableName}) {
  return <a href={`/files?table=${table}`}>Its files</a>;
}

function Facts({table, flow, planned}: TablePanelProps) {
  const status = useLake((lake) => lake.status?.tables.find(({name}) => name === table.name));
  const startedAt = useLake(({update}) => update?.startedAt ?? null);
  const [now] = useState(Date.now);
  const units = planned ? unitNames(planned) : '';
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Why', planned ? `${planned.why}${units && `: ${units}`}` : (flow?.plan ?? '')],
    ['Rows written', flow ? formatCount(flow.rowsWritten) : ''],
    ['Broken rules', flow ? violationsText(flow) || 'none' : ''],
    ['Rescued', flow && flow.rescuedRows > 0 ? formatCount(flow.rescuedRows) : ''],
    ['Attempts', flow?.attempts === undefined ? '' : formatCount(flow.attempts)],
    ['Took', flow && flow.ms > 0 ? formatDuration(flow.ms) : ''],
    ['Newest update', flow && startedAt !== null ? formatWhen(startedAt, now) : ''],
    ['Rows now', status ? formatCount(status.rows) : ''],
    [
      'Last commit',
      status?.committedAt
        ? `${formatWhen(status.committedAt, now)}, version ${status.version}`
        : 'never',
    ],
    ['Refreshed', table.layer === 'bronze' ? 'file by file' : unitWords[table.refreshUnit]],
    ['Key', table.layer === 'bronze' ? '' : <code key="key">{table.key.join(', ')}</code>],
  ];
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
                <button
                  key={name}
                  type="button"
                  className={styles['table']}
                  onClick={() => onChoose(name)}
                >
                  {name}
                </button>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}
