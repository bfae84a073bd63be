import {getRouteApi, Link} from '@tanstack/react-router';
import {useLake} from '#/client/lake';
import {findTable} from '#/lakehouse/tables';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Skeleton} from '#/ui/Skeleton';
import {catalogTables} from './catalogTables';
import {DefinedTable} from './DefinedTable';
import {OtherTable} from './OtherTable';
import {useRelations} from './relations';

const route = getRouteApi('/catalog/tables/$table');

/** A table's page: of the pipeline, of a quarantine, of the lake's notes or of one's own; or a view's. */
export function TableScreen() {
  const {table: id} = route.useParams();
  const definition = findTable(id);
  return definition ? <DefinedTable key={id} table={definition} /> : <Searched key={id} id={id} />;
}

/** What no definition tells of is there when the database has it. */
function Searched({id}: {readonly id: string}) {
  const {relations, columns, isKnown} = useRelations();
  const isOpening = useLake(({phase}) => phase === 'starting' || phase === 'opening');
  const table = catalogTables(relations, columns).find((one) => one.id === id);
  if (isKnown && table) return <OtherTable table={table} />;
  if (isOpening || !isKnown) return <Skeleton lines={8} />;
  return (
    <Page>
      <PageHead title="No such table" />
      <EmptyState
        title={`The lake has no table ${id}`}
        actions={
          <Link to="/tables" className={buttonClass({kind: 'primary'})}>
            All tables
          </Link>
        }
      >
        Perhaps its name has changed, or it was dropped.
      </EmptyState>
    </Page>
  );
}
