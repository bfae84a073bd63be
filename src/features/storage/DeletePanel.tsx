import {useMutation, useQueryClient} from '@tanstack/react-query';
import {useState} from 'react';
import {isIngestRunning, isUpdateRunning, toFailure, useLake} from '#/client/lake';
import {runPipeline} from '#/client/lakeActions';
import type {DeletionDone} from '#/contracts/storage';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCounted} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import {Tabs} from '#/ui/Tabs';
import {DeletionDialog} from './DeletionDialog';
import {type DeletionChoice, doneText} from './deletionWords';
import {DeletableList} from './DeletableList';
import {deletableEndpoints, deletableLayers, deletableSessions} from './deletables';
import styles from './Storage.module.css';
import {type DeviceUse, storageQuery} from './useStorageUse';

type By = 'session' | 'endpoint' | 'layer';
const tabs: readonly {readonly id: By; readonly label: string}[] = [
  {id: 'session', label: 'By session'},
  {id: 'endpoint', label: 'By endpoint'},
  {id: 'layer', label: 'By layer'},
];

/** Delete by session, endpoint or layer; what it frees is told before. */
export function DeletePanel({use}: {readonly use: DeviceUse}) {
  const [by, setBy] = useState<By>('session');
  const [choice, setChoice] = useState<DeletionChoice | null>(null);
  const [done, setDone] = useState<DeletionDone | null>(null);
  const queries = useQueryClient();
  const obstacle = useLake(({ingest, update}) =>
    isUpdateRunning(update)
      ? 'The pipeline is running'
      : isIngestRunning(ingest)
        ? 'An ingest is running'
        : null,
  );
  const shared = use.lake.sharedFiles;
  const lists = {
    session: deletableSessions(use.lake),
    endpoint: deletableEndpoints(use.lake),
    layer: deletableLayers(use.lake),
  };
  return (
    <Panel title="Delete" hint="What goes and what it frees is shown before anything is deleted.">
      <div className={styles['stack']}>
        <Tabs label="Delete by" tabs={tabs} selected={by} onSelect={setBy}>
          <DeletableList
            key={by}
            by={by}
            deletables={lists[by]}
            obstacle={obstacle}
            onChoose={setChoice}
          />
          {by === 'session' && shared.files > 0 && (
            <p className={styles['muted']}>
              {`${formatCounted(shared.files, 'file is', 'files are')} of no session alone (${formatBytes(shared.bytes)}), as those of a meeting’s calendar.`}
            </p>
          )}
        </Tabs>
        <div role="status">{done && <Outcome done={done} />}</div>
      </div>
      {choice && (
        <DeletionDialog
          choice={choice}
          onClose={() => setChoice(null)}
          onDone={(outcome) => {
            setChoice(null);
            setDone(outcome);
            void queries.invalidateQueries({queryKey: storageQuery});
          }}
        />
      )}
    </Panel>
  );
}

function Outcome({done}: {readonly done: DeletionDone}) {
  const running = useLake(({update}) => isUpdateRunning(update));
  const run = useMutation({mutationFn: () => runPipeline()});
  return (
    <div className={styles['row']}>
      <p>{doneText(done)}</p>
      {done.rows > 0 && (
        <Button busy={run.isPending || running} onClick={() => run.mutate()}>
          Have silver and gold follow now
        </Button>
      )}
      {run.data?.state === 'COMPLETED' && <p>Silver and gold are as bronze is.</p>}
      {run.error && <ErrorNotice failure={toFailure(run.error)} />}
    </div>
  );
}
