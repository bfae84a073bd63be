import {Link} from '@tanstack/react-router';
import {Folder} from 'lucide-react';
import {toFailure, useLake} from '#/client/lake';
import {defaultNames} from '#/lakehouse/pipelineConfig/initialConfig';
import {buttonClass} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCount, formatCounted} from '#/ui/format';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {Panel} from '#/ui/Panel';
import {Skeleton} from '#/ui/Skeleton';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import {type StagedFolder, useStagedFolders} from './stagedFolders';
import styles from './Volume.module.css';

/** The staging volume: a folder for each endpoint of OpenF1, with how many files it has. */
export function VolumeScreen() {
  const folders = useStagedFolders();
  const names = useLake(({status}) => status?.config.configuration) ?? defaultNames;
  const files = useLake(({status}) => status?.files);
  return (
    <Page>
      <PageHead
        title={<span className={styles['title']}>staging</span>}
        actions={
          <Link to="/files" className={buttonClass()}>
            States of all files
          </Link>
        }
      >
        <p>
          The volume that every answer is staged in, byte for byte, before it is loaded:{' '}
          <code
            className={styles['place']}
          >{`/Volumes/${names.catalog}/${names.schema}/pipeline_storage/staging`}</code>
          .
        </p>
        {files && (
          <p>{`${formatCounted(files.staged, 'file')}, ${formatBytes(files.stagedBytes)}; ${formatCount(files.pending)} to load.`}</p>
        )}
      </PageHead>
      <Panel
        title="Folders"
        hint="One for each endpoint; its files go to the bronze table of its name."
        flush
      >
        {folders.isPending && <Skeleton lines={8} />}
        {folders.error && (
          <ErrorNotice failure={toFailure(folders.error)} onRetry={() => void folders.refetch()} />
        )}
        {folders.data && (
          <SmallTable
            label="Folders"
            columns={columns}
            rows={folders.data}
            rowKey={({name}) => name}
          />
        )}
      </Panel>
    </Page>
  );
}

const columns: readonly SmallColumn<StagedFolder>[] = [
  {
    id: 'name',
    label: 'Folder',
    isRowHeader: true,
    render: ({name}) => (
      <Link to="/volume/$folder" params={{folder: name}} className={styles['folder']}>
        <Folder aria-hidden="true" />
        {name}
      </Link>
    ),
  },
  {
    id: 'files',
    label: 'Files',
    isFigure: true,
    render: ({done, pending}) => formatCount(done + pending),
  },
  {id: 'pending', label: 'To load', isFigure: true, render: ({pending}) => formatCount(pending)},
  {
    id: 'bytes',
    label: 'Size',
    isFigure: true,
    render: ({doneBytes, pendingBytes}) =>
      pendingBytes === null
        ? `over ${formatBytes(doneBytes)}`
        : formatBytes(doneBytes + pendingBytes),
  },
  {
    id: 'table',
    label: 'Loaded into',
    isOptional: true,
    render: ({name}) => (
      <Link to="/tables/$table" params={{table: `bronze_${name}`}}>
        {`bronze_${name}`}
      </Link>
    ),
  },
];
