import {Link} from '@tanstack/react-router';
import {RefreshCw} from 'lucide-react';
import {useCallback, useState} from 'react';
import {isUpdateRunning, toFailure, useLake} from '#/client/lake';
import type {KnownFile} from '#/contracts/files';
import type {TableName} from '#/lakehouse/define';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {Page} from '#/ui/Page';
import {PageHead} from '#/ui/PageHead';
import {autoloaderPlaces, SubNav} from '#/ui/SubNav';
import {FileDetails} from './FileDetails';
import {FilesPanel} from './FilesPanel';
import styles from './FilesScreen.module.css';
import {ResetDialog} from './ResetDialog';
import {type FileAction, useFileActions} from './useFileActions';
import {useFilesSearch} from './useFilesSearch';

/** Every staged file as the autoloader sees it, and what a person may change about that. */
export function FilesScreen() {
  const [search, change] = useFilesSearch();
  const [opened, setOpened] = useState<KnownFile | null>(null);
  const [isResetting, setResetting] = useState(false);
  const isUpdating = useLake(({update}) => isUpdateRunning(update));
  const actions = useFileActions();
  const close = useCallback(() => {
    setOpened(null);
    setResetting(false);
  }, []);
  const act = (action: FileAction) => actions.mutate(action, {onSettled: close});
  return (
    <Page>
      <FilesHead
        table={search.table}
        isUpdating={isUpdating}
        isScanning={actions.isPending && actions.variables.kind === 'rescan'}
        onReset={() => setResetting(true)}
        onRescan={() => act({kind: 'rescan'})}
      />
      <SubNav label="Autoloader" places={autoloaderPlaces} />
      <Outcome actions={actions} />
      <FilesPanel search={search} onChange={change} onOpen={setOpened} />
      {opened && <FileDetails file={opened} isUpdating={isUpdating} onAct={act} onClose={close} />}
      {isResetting && search.table !== null && (
        <ResetDialog
          table={search.table}
          isBusy={actions.isPending}
          onReset={(rows) => search.table && act({kind: 'reset', table: search.table, rows})}
          onClose={close}
        />
      )}
    </Page>
  );
}

interface FilesHeadProps {
  readonly table: TableName | null;
  readonly isUpdating: boolean;
  readonly isScanning: boolean;
  readonly onReset: () => void;
  readonly onRescan: () => void;
}

function FilesHead({table, isUpdating, isScanning, onReset, onRescan}: FilesHeadProps) {
  const why = isUpdating ? 'Wait until the update has ended' : null;
  const whyNoReset = why ?? (table === null ? 'Choose a table first' : null);
  return (
    <PageHead
      title="Files"
      actions={
        <>
          <Button {...unless(whyNoReset)} onClick={onReset}>
            Reset checkpoint…
          </Button>
          <Button icon={<RefreshCw />} busy={isScanning} {...unless(why)} onClick={onRescan}>
            Rescan
          </Button>
        </>
      }
    >
      Every staged file and what the autoloader made of it. Each is loaded into its bronze table
      once.
      {isUpdating &&
        ' An update is running: files can be retried, skipped and forgotten when it has ended.'}
    </PageHead>
  );
}

const unless = (why: string | null) => (why === null ? {} : {disabled: true, title: why});

/** What the last action has come to. */
function Outcome({actions}: {readonly actions: ReturnType<typeof useFileActions>}) {
  const {data, variables, error} = actions;
  return (
    <>
      <p role="status" className={styles['done']}>
        {data}
        {data !== undefined && variables?.kind !== 'skip' && (
          <>
            {' '}
            <Link to="/">Go to Home</Link> to run the pipeline.
          </>
        )}
      </p>
      {error && <ErrorNotice failure={toFailure(error)} />}
    </>
  );
}
