import {Link} from '@tanstack/react-router';
import {isUpdateRunning} from '#/client/lake';
import {cancelPipeline} from '#/client/lakeActions';
import type {UpdateProgress, UpdateState} from '#/contracts/engine';
import {Badge, type Tone} from '#/ui/Badge';
import {Button, buttonClass} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCount, formatCounted, formatDuration, formatWhen} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import {Panel} from '#/ui/Panel';
import {LayerList} from './LayerList';
import styles from './Progress.module.css';
import {cancelledText, updateFailure} from './updateOutcome';
import {updateTotals} from './updateTotals';
import {useNow} from '#/ui/useNow';

const words: Readonly<Record<UpdateState, {readonly text: string; readonly tone: Tone}>> = {
  INITIALIZING: {text: 'Loading files', tone: 'accent'},
  RUNNING: {text: 'Running', tone: 'accent'},
  COMPLETED: {text: 'Completed', tone: 'ok'},
  FAILED: {text: 'Failed', tone: 'bad'},
  CANCELED: {text: 'Cancelled', tone: 'warn'},
};

/** The newest update of the pipeline, layer by layer. */
export function UpdatePanel({update}: {readonly update: UpdateProgress}) {
  const running = isUpdateRunning(update);
  const word = words[update.state];
  const totals = updateTotals(update);
  const failure = updateFailure(update);
  const cancelled = cancelledText(update);
  return (
    <Panel
      title="Pipeline update"
      badge={<Badge tone={word.tone}>{word.text}</Badge>}
      flush
      actions={
        <>
          {running && <Button onClick={cancelPipeline}>Stop</Button>}
          <Link
            to="/runs/$updateId"
            params={{updateId: update.updateId}}
            className={buttonClass({kind: 'quiet'})}
          >
            Timeline and changes
          </Link>
        </>
      }
    >
      <div className={styles['stack']}>
        <div className={styles['stack']} style={{paddingInline: 'var(--space-4)'}}>
          {running && (
            <Meter
              label="Tables done"
              value={update.flows.length === 0 ? null : totals.settled / update.flows.length}
            />
          )}
          <UpdateLine update={update} />
          {failure && <ErrorNotice failure={failure} />}
          {cancelled && <p className={styles['line']}>{cancelled}</p>}
        </div>
        {update.flows.length > 0 && <LayerList flows={update.flows} />}
      </div>
    </Panel>
  );
}

/** Files that options have passed over in part or as a whole. */
function skippedFacts({numSkippedCorruptFiles = 0, numSkippedMissingFiles = 0}: UpdateProgress) {
  return [
    numSkippedCorruptFiles > 0 && `${formatCount(numSkippedCorruptFiles)} read up to a fault`,
    numSkippedMissingFiles > 0 && `${formatCount(numSkippedMissingFiles)} gone`,
  ];
}

function UpdateLine({update}: {readonly update: UpdateProgress}) {
  const running = isUpdateRunning(update);
  const now = useNow(running);
  const totals = updateTotals(update);
  const facts = [
    `${formatCounted(update.filesLoaded, 'file')} loaded (${formatBytes(update.bytesLoaded)})`,
    update.filesPending > 0 && `${formatCount(update.filesPending)} waiting`,
    update.malformed.length > 0 && `${formatCount(update.malformed.length)} set aside`,
    ...skippedFacts(update),
    `${formatCounted(totals.written, 'row')} written`,
    totals.dropped > 0 && `${formatCount(totals.dropped)} quarantined`,
    totals.rescued > 0 && `${formatCount(totals.rescued)} with rescued values`,
    totals.warned > 0 && formatCounted(totals.warned, 'warning'),
  ].filter(Boolean);
  return (
    <p className={styles['line']}>
      <span>{facts.join(', ')}</span>
      <span>
        {formatDuration(Math.max(0, (update.endedAt ?? now) - update.startedAt))}
        {!running && `, ${formatWhen(update.startedAt, now)}`}
      </span>
    </p>
  );
}
