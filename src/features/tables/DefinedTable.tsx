import {Link} from '@tanstack/react-router';
import {type ComponentType, lazy} from 'react';
import type {Layer, TableDefinition} from '#/lakehouse/define';
import {Badge} from '#/ui/Badge';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {TableTabs} from './TableTabs';
import {ExportButtons} from './ExportButtons';
import {Quality} from './Quality';
import {QueryLink} from './QueryLink';
import {Schema} from './Schema';
import {TableFacts} from './TableFacts';
import {TableRows} from './TableRows';
import styles from './TableScreen.module.css';
import {TableSource} from './TableSource';

const layerWord: Readonly<Record<Layer, string>> = {
  bronze: 'Bronze: as delivered',
  silver: 'Silver: typed, newest version',
  gold: 'Gold: an answer',
};

interface PartProps {
  readonly table: TableDefinition;
}

/** With the examples of all tables. */
const Examples = lazy(async () => ({default: (await import('./Examples')).Examples}));
const Profile = lazy(async () => ({
  default: (await import('./profile/DefinedProfile')).DefinedProfile,
}));
const Lineage = lazy(async () => ({
  default: (await import('./lineage/TableLineage')).TableLineage,
}));
const History = lazy(async () => ({
  default: (await import('./history/TableHistory')).TableHistory,
}));
const Size = lazy(async () => ({default: (await import('./size/DefinedSize')).DefinedSize}));

const parts: readonly {
  readonly id: string;
  readonly label: string;
  readonly Body: ComponentType<PartProps>;
}[] = [
  {id: 'rows', label: 'Rows', Body: TableRows},
  {id: 'schema', label: 'Schema', Body: Schema},
  {id: 'profile', label: 'Profile', Body: Profile},
  {id: 'lineage', label: 'Lineage', Body: Lineage},
  {id: 'history', label: 'History', Body: History},
  {id: 'quality', label: 'Quality', Body: Quality},
  {id: 'source', label: 'Origin', Body: TableSource},
  {id: 'size', label: 'Size', Body: Size},
  {id: 'examples', label: 'Examples', Body: Examples},
];

/** A table of the pipeline: rows, columns, profile, lineage, history, rules, origin, size and examples; exports it. */
export function DefinedTable({table}: PartProps) {
  // Bronze is what was delivered: there is nothing to compute.
  const shown = table.layer === 'bronze' ? parts.filter(({id}) => id !== 'examples') : parts;
  return (
    <Page>
      <nav className={styles['crumb']} aria-label="Breadcrumb">
        <Link to="/tables">Catalog</Link>
      </nav>
      <PageHead
        title={<span className={styles['title']}>{table.name}</span>}
        actions={<ExportButtons subject={{kind: 'table', table: table.name}} name={table.name} />}
      >
        <p className={styles['doc']}>{table.doc}</p>
        <p>
          <Badge>{layerWord[table.layer]}</Badge> <QueryLink relation={table.name} />
        </p>
      </PageHead>
      <TableFacts table={table} />
      <TableTabs tabs={shown}>{({Body}) => <Body table={table} />}</TableTabs>
    </Page>
  );
}
