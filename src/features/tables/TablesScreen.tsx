import {Link} from '@tanstack/react-router';
import {useState} from 'react';
import {useLake} from '#/client/lake';
import type {Layer} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import {Button, buttonClass} from '#/ui/Button';
import {classNames} from '#/ui/classNames';
import {EmptyState} from '#/ui/EmptyState';
import {Field} from '#/ui/Field';
import {formatCounted, formatWhen} from '#/ui/format';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import styles from './TablesScreen.module.css';
import {catalogTables, type TableKind} from './catalogTables';
import {useRelations} from './relations';
import {type ListedTable, tableGroups} from './tableGroups';

const layerWords: Readonly<Record<Layer, {readonly title: string; readonly hint: string}>> = {
  gold: {title: 'Gold', hint: 'Answers: one table per question.'},
  silver: {title: 'Silver', hint: 'Typed and checked; the newest version of each row.'},
  bronze: {
    title: 'Bronze',
    hint: 'As delivered: every version of every row, with its source file.',
  },
};

/** Every table of the lake by layer, with how much is in it. */
export function TablesScreen() {
  const status = useLake((lake) => lake.status);
  const [search, setSearch] = useState('');
  const groups = tableGroups(tables, status, search);
  return (
    <Page>
      <PageHead
        title="Catalog"
        actions={
          <Link to="/sql" className={buttonClass()}>
            Write SQL
          </Link>
        }
      >
        {`${formatCounted(tables.length, 'table')} in three layers, the volume they are loaded from, and what the lake notes of its own work. Each page has all about a table, and exports it.`}
      </PageHead>
      <div className={styles['search']}>
        <Field
          label="Search tables"
          labelHidden
          type="search"
          placeholder="Search by name, column or purpose"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {groups.map(({layer, tables: listed}) => (
        <Panel key={layer} title={layerWords[layer].title} hint={layerWords[layer].hint} flush>
          <div className={styles['list']}>
            {listed.map((table) => (
              <TableItem key={table.definition.name} table={table} />
            ))}
          </div>
        </Panel>
      ))}
      {search === '' && <Beside />}
      {groups.length === 0 && (
        <EmptyState
          title={`No table has “${search}”`}
          actions={<Button onClick={() => setSearch('')}>Show all tables</Button>}
        >
          Names, columns and descriptions were searched.
        </EmptyState>
      )}
    </Page>
  );
}

/** What is there besides the three layers. */
function Beside() {
  const {relations} = useRelations();
  const others = catalogTables(relations, []).filter(({definition}) => definition === null);
  const files = useLake(({status}) => status?.files.staged ?? 0);
  const links = (kinds: readonly TableKind[]) =>
    others
      .filter(({kind}) => kinds.includes(kind))
      .map(({id}) => (
        <Link key={id} to="/tables/$table" params={{table: id}}>
          {id}
        </Link>
      ));
  const own = links(['scratch', 'other']);
  return (
    <Panel title="Beside the layers">
      <dl className={styles['beside']}>
        <dt>Staging volume</dt>
        <dd>
          <Link to="/volume">{formatCounted(files, 'file')}</Link>
        </dd>
        <dt>Views</dt>
        <dd>{links(['view'])}</dd>
        <dt>Quarantine</dt>
        <dd>{links(['quarantine'])}</dd>
        <dt>The lake’s notes</dt>
        <dd>{links(['ops'])}</dd>
        <dt>Your own</dt>
        <dd>
          {own.length > 0
            ? own
            : 'None yet: tables you make under SQL stand in the schema scratch.'}
        </dd>
      </dl>
    </Panel>
  );
}

function TableItem({table: {definition, status}}: {readonly table: ListedTable}) {
  const [now] = useState(Date.now);
  const isEmpty = !status || status.rows === 0;
  return (
    <Link
      to="/tables/$table"
      params={{table: definition.name}}
      className={styles['item']}
      aria-label={`${definition.name}${status ? `, ${formatCounted(status.rows, 'row')}` : ''}`}
    >
      <span className={styles['name']}>{definition.name}</span>
      <span className={styles['doc']} title={definition.doc}>
        {definition.doc}
      </span>
      <span className={classNames(styles['figure'], isEmpty && styles['quiet'])}>
        {status ? formatCounted(status.rows, 'row') : ''}
      </span>
      <span className={classNames(styles['figure'], styles['when'], styles['quiet'])}>
        {status?.committedAt ? formatWhen(status.committedAt, now) : 'never written'}
      </span>
    </Link>
  );
}
