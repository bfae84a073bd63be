import {getRouteApi, Link} from '@tanstack/react-router';
import {type ComponentType, lazy, Suspense, useState} from 'react';
import type {Layer, TableDefinition} from '#/lakehouse/define';
import {findTable, tables} from '#/lakehouse/tables';
import {Badge} from '#/ui/Badge';
import {buttonClass} from '#/ui/Button';
import {Contained} from '#/ui/Contained';
import {EmptyState} from '#/ui/EmptyState';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Skeleton} from '#/ui/Skeleton';
import {Tabs} from '#/ui/Tabs';
import {ExportButtons} from './ExportButtons';
import {Quality} from './Quality';
import {Schema} from './Schema';
import {TableFacts} from './TableFacts';
import {TableRows} from './TableRows';
import styles from './TableScreen.module.css';
import {TableSource} from './TableSource';

const route = getRouteApi('/tables/$table');

/** A table's page: rows, schema, quality, origin, examples; exports it. */
export function TableScreen() {
  const {table: name} = route.useParams();
  const table = findTable(name);
  return table ? <Known key={name} table={table} /> : <Unknown name={name} />;
}

function Unknown({name}: {readonly name: string}) {
  return (
    <Page>
      <PageHead title="No such table" />
      <EmptyState
        title={`The lake has no table ${name}`}
        actions={
          <Link to="/tables" className={buttonClass({kind: 'primary'})}>
            All tables
          </Link>
        }
      >
        {`It has ${tables.length}: perhaps the name has changed.`}
      </EmptyState>
    </Page>
  );
}

const layerWord: Readonly<Record<Layer, string>> = {
  bronze: 'Bronze: as delivered',
  silver: 'Silver: typed, newest version',
  gold: 'Gold: an answer',
};

const tabs = [
  {id: 'rows', label: 'Rows'},
  {id: 'schema', label: 'Schema'},
  {id: 'quality', label: 'Quality'},
  {id: 'source', label: 'Origin'},
  {id: 'examples', label: 'Examples'},
] as const;
type TabId = (typeof tabs)[number]['id'];

/** With the examples of all tables. */
const Examples = lazy(async () => ({default: (await import('./Examples')).Examples}));

const bodies = {
  rows: TableRows,
  schema: Schema,
  quality: Quality,
  source: TableSource,
  examples: Examples,
} as const satisfies Readonly<Record<TabId, ComponentType<{table: TableDefinition}>>>;

function Known({table}: {readonly table: TableDefinition}) {
  const [tab, setTab] = useState<TabId>('rows');
  const Body = bodies[tab];
  // Bronze is what was delivered: there is nothing to compute.
  const shown = table.layer === 'bronze' ? tabs.filter(({id}) => id !== 'examples') : tabs;
  return (
    <Page>
      <nav className={styles['crumb']} aria-label="Breadcrumb">
        <Link to="/tables">Tables</Link>
      </nav>
      <PageHead
        title={<span className={styles['title']}>{table.name}</span>}
        actions={<ExportButtons table={table.name} />}
      >
        <p className={styles['doc']}>{table.doc}</p>
        <p>
          <Badge>{layerWord[table.layer]}</Badge>
        </p>
      </PageHead>
      <TableFacts table={table} />
      <Tabs label="About this table" tabs={shown} selected={tab} onSelect={setTab}>
        <Contained resetKeys={[tab]}>
          <Suspense fallback={<Skeleton lines={10} />}>
            <Body table={table} />
          </Suspense>
        </Contained>
      </Tabs>
    </Page>
  );
}
