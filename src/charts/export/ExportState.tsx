import {cancelExport, type Export} from '#/client/exports';
import type {ExportedFile, ExportProgress} from '#/contracts/export';
import {Button} from '#/ui/Button';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatBytes, formatCounted} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import styles from './Export.module.css';
import {subjectText} from './subjectText';

/** How an export stands: its progress, what came of it, or why it failed. */
export function ExportState({of}: {readonly of: Export}) {
  const {exportId, state, progress, failure} = of;
  const name = subjectText(of.subject, of.options);
  return (
    <div className={styles['state']}>
      <p className={styles['name']}>{name}</p>
      {state === 'running' ? (
        <Button kind="quiet" onClick={() => cancelExport(exportId)} aria-label={`Cancel ${name}`}>
          Cancel
        </Button>
      ) : (
        <span />
      )}
      {state === 'running' && <Meter label={name} value={progress?.share ?? null} />}
      <p className={styles['muted']} role="status">
        {stateText(of)}
      </p>
      {failure && <ErrorNotice failure={failure} />}
    </div>
  );
}

export function stateText({state, progress, file}: Export): string {
  if (state === 'running') return progress ? progressText(progress) : 'Begins…';
  if (state === 'cancelled') return 'Cancelled; nothing of it stays.';
  if (state === 'failed' || !file) return 'Failed.';
  return doneText(file);
}

function progressText({fileName, files, rows, bytes}: ExportProgress): string {
  const counted = rows > 0 ? `${formatCounted(rows, 'row')}, ` : '';
  const which = files > 1 ? `file ${files}, ${fileName}` : fileName;
  return `${counted}${formatBytes(bytes)} written: ${which}`;
}

function doneText({fileName, files, rows, bytes, blob}: ExportedFile): string {
  const counted = rows > 0 ? `${formatCounted(rows, 'row')}, ` : '';
  const many = files > 1 ? `${formatCounted(files, 'file')}, ` : '';
  const packed = blob && blob.size !== bytes ? `, ${formatBytes(blob.size)} as a zip` : '';
  return `Saved ${fileName}: ${many}${counted}${formatBytes(bytes)}${packed}`;
}
