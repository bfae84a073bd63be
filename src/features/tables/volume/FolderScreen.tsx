import {getRouteApi, Link, useRouterState} from '@tanstack/react-router';
import {useLake} from '#/client/lake';
import {type EndpointName, endpoints, isEndpointName} from '#/domain/endpoints';
import {tableForEndpoint} from '#/lakehouse/tables';
import {buttonClass} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {FilePreview} from './FilePreview';
import {FolderFiles} from './FolderFiles';
import {volumeMark} from './stagedFolders';
import styles from './Volume.module.css';

const route = getRouteApi('/catalog/volume/$folder');

/** A folder of the staging volume: its files, and one of them opened where the link names it. */
export function FolderScreen() {
  const {folder} = route.useParams();
  return isEndpointName(folder) ? (
    <Folder key={folder} endpoint={folder} />
  ) : (
    <Unknown name={folder} />
  );
}

function Unknown({name}: {readonly name: string}) {
  return (
    <Page>
      <PageHead title="No such folder" />
      <EmptyState
        title={`The volume has no folder ${name}`}
        actions={
          <Link to="/volume" className={buttonClass({kind: 'primary'})}>
            All folders
          </Link>
        }
      >
        Each is called like an endpoint of OpenF1.
      </EmptyState>
    </Page>
  );
}

function Folder({endpoint}: {readonly endpoint: EndpointName}) {
  const opened = useRouterState({
    select: ({location}) => new URLSearchParams(location.searchStr).get('file'),
  });
  const mark = useLake(volumeMark);
  const navigate = route.useNavigate();
  const table = tableForEndpoint(endpoint);
  const show = (file: string | null) =>
    void navigate({
      to: '/volume/$folder',
      params: {folder: endpoint},
      search: file === null ? {} : {file},
      resetScroll: false,
    });
  return (
    <Page>
      <nav className={styles['crumb']} aria-label="Breadcrumb">
        <Link to="/volume">staging</Link>
      </nav>
      <PageHead
        title={<span className={styles['title']}>{endpoint}</span>}
        actions={
          <Link to="/files" search={{table: table.name}} className={buttonClass()}>
            States of these files
          </Link>
        }
      >
        <p>{endpoints.find(({name}) => name === endpoint)?.doc}</p>
        <p>
          Loaded into{' '}
          <Link to="/tables/$table" params={{table: table.name}}>
            {table.name}
          </Link>
          , each file once.
        </p>
      </PageHead>
      <FolderFiles table={table.name} mark={mark} onOpen={show} />
      {opened !== null && <FilePreview path={`${endpoint}/${opened}`} onClose={() => show(null)} />}
    </Page>
  );
}
