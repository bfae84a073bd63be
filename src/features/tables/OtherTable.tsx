import {Link} from '@tanstack/react-router';
import {type ComponentType, lazy} from 'react';
import {views} from '#/lakehouse/tables';
import {Badge} from '#/ui/Badge';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {type CatalogTable, quarantinedTable, relationName, type TableKind} from './catalogTables';
import {ExportButtons} from './ExportButtons';
import {LiveRows} from './LiveRows';
import {LiveSchema} from './LiveSchema';
import {QueryLink} from './QueryLink';
import styles from './TableScreen.module.css';
import {TableTabs} from './TableTabs';
import {ViewSource} from './ViewSource';

const kindWords: Readonly<Record<TableKind, string>> = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
  quarantine: 'Quarantine: kept out by rules',
  view: 'View: computed when it is read',
  ops: 'The lake’s notes of its own work',
  scratch: 'Your own',
  other: 'Table',
};

interface PartProps {
  readonly table: CatalogTable;
}

const Profile = lazy(async () => ({default: (await import('./profile/LiveProfile')).LiveProfile}));
const Size = lazy(async () => ({default: (await import('./size/LiveSize')).LiveSize}));

const parts: readonly {
  readonly id: string;
  readonly label: string;
  readonly Body: ComponentType<PartProps>;
  readonly isOf?: (table: CatalogTable) => boolean;
}[] = [
  {id: 'rows', label: 'Rows', Body: LiveRows},
  {id: 'schema', label: 'Schema', Body: LiveSchema},
  {id: 'profile', label: 'Profile', Body: Profile},
  {id: 'source', label: 'Origin', Body: ViewSource, isOf: ({isView}) => isView},
  {id: 'size', label: 'Size', Body: Size, isOf: ({isView}) => !isView},
];

/** What is in the lake beside the pipeline's tables: as the database has it now. */
export function OtherTable({table}: PartProps) {
  const shown = parts.filter(({isOf}) => isOf?.(table) ?? true);
  const kept = table.schema === null ? quarantinedTable(table.name) : undefined;
  const isDefinedView = views.some(({name}) => name === table.name);
  return (
    <Page>
      <nav className={styles['crumb']} aria-label="Breadcrumb">
        <Link to="/tables">Catalog</Link>
      </nav>
      <PageHead
        title={<span className={styles['title']}>{table.id}</span>}
        actions={
          <ExportButtons
            subject={{kind: 'query', sql: `SELECT * FROM ${relationName(table)}`, name: table.id}}
            name={table.id}
          />
        }
      >
        <p className={styles['doc']}>
          {table.doc}
          {kept && (
            <>
              {' '}
              <Link to="/quality" search={{table: kept.name}}>
                Its rules
              </Link>
            </>
          )}
        </p>
        <p>
          <Badge>{table.isView && !isDefinedView ? kindWords.view : kindWords[table.kind]}</Badge>{' '}
          <QueryLink relation={relationName(table)} />
        </p>
      </PageHead>
      <TableTabs tabs={shown}>{({Body}) => <Body table={table} />}</TableTabs>
    </Page>
  );
}
