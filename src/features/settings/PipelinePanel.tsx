import {useMutation} from '@tanstack/react-query';
import {Link} from '@tanstack/react-router';
import {Copy, Download} from 'lucide-react';
import {isUpdateRunning, toFailure, useLake} from '#/client/lake';
import {cancelPipeline, runPipeline} from '#/client/lakeActions';
import {saveBlob} from '#/client/saveTable';
import type {LakeStatus, UpdateProgress} from '#/contracts/engine';
import type {PipelineConfig} from '#/lakehouse/config';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import styles from './SettingsScreen.module.css';

/** The pipeline's configuration as a file, and its full refresh. */
export function PipelinePanel({status}: {readonly status: LakeStatus}) {
  return (
    <Panel title="Pipeline" hint="What Lakeflow calls the pipeline’s settings, as one file.">
      <div className={styles['stack']}>
        <ConfigFile config={status.config} />
        <FullRefresh isEmpty={status.tables.every(({version}) => version === 0)} />
      </div>
    </Panel>
  );
}

const fileName = 'pipeline_config.json';

function ConfigFile({config}: {readonly config: PipelineConfig}) {
  const json = `${JSON.stringify(config, null, 2)}\n`;
  const copying = useMutation({mutationFn: () => navigator.clipboard.writeText(json)});
  return (
    <>
      {/* A scrolling region must be reachable by keyboard. */}
      <pre className={styles['json']} role="region" aria-label={fileName} tabIndex={0}>
        {json}
      </pre>
      <div className={styles['row']}>
        <Button icon={<Copy />} onClick={() => copying.mutate()}>
          Copy
        </Button>
        <Button
          icon={<Download />}
          onClick={() => saveBlob(new Blob([json], {type: 'application/json'}), fileName)}
        >
          Download
        </Button>
        <Link to="/config">Edit or import it under Config</Link>
        <p className={styles['muted']} role="status">
          {copying.isSuccess && 'Copied.'}
          {copying.isError && 'The browser did not allow copying: use Download.'}
        </p>
      </div>
    </>
  );
}

function FullRefresh({isEmpty}: {readonly isEmpty: boolean}) {
  const update = useLake((lake) => lake.update);
  const refresh = useMutation({mutationFn: () => runPipeline({refresh: 'full'})});
  const running = isUpdateRunning(update);
  return (
    <section className={styles['part']} aria-label="Full refresh">
      <h3>Full refresh</h3>
      <p className={styles['muted']}>
        Loads new files, then computes every silver and gold table again from all of bronze, not
        only from what changed. Staged files and bronze stay as they are, and the rows come out the
        same; use it when a table looks wrong or a table’s definition has changed. It takes longer
        than a usual update.
      </p>
      <div className={styles['row']}>
        <Button
          busy={refresh.isPending || running}
          disabled={isEmpty}
          {...(isEmpty && {title: 'There is nothing in the tables yet'})}
          onClick={() => refresh.mutate()}
        >
          Run full refresh
        </Button>
        {running && (
          <Button kind="quiet" onClick={cancelPipeline}>
            Stop
          </Button>
        )}
        <p className={styles['muted']} role="status">
          {update && <Outcome update={update} isOwn={refresh.isPending || refresh.isSuccess} />}
        </p>
      </div>
      {refresh.error && <ErrorNotice failure={toFailure(refresh.error)} />}
      {refresh.isSuccess && update?.failure && <ErrorNotice failure={update.failure} />}
    </section>
  );
}

function Outcome({update, isOwn}: {readonly update: UpdateProgress; readonly isOwn: boolean}) {
  if (!isUpdateRunning(update) && !isOwn) return null;
  const done = update.flows.filter(({state}) => state === 'COMPLETED').length;
  const word = {
    INITIALIZING: 'Loading files',
    RUNNING: 'Running',
    COMPLETED: 'Completed',
    FAILED: 'Failed',
    CANCELED: 'Cancelled',
  }[update.state];
  return (
    <>
      {`${word}: ${formatCount(done)} of ${formatCount(update.flows.length)} tables. `}
      <Link to="/">See each table on Home</Link>
    </>
  );
}
