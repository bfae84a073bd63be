import {Link} from '@tanstack/react-router';
import {type ReactNode, useState} from 'react';
import type {KnownFile} from '#/contracts/files';
import {Badge} from '#/ui/Badge';
import {Button} from '#/ui/Button';
import {formatBytes, formatCount, formatCounted, formatWhen} from '#/ui/format';
import {BrokenPlace} from './BrokenPlace';
import {Dialog} from '#/ui/Dialog';
import {FactList} from '#/ui/FactList';
import styles from './FilesScreen.module.css';
import {FileOrigin} from '#/parts/files/FileOrigin';
import {wordsOf} from '#/parts/files/stateWords';
import type {FileAction} from './useFileActions';

interface FileDetailsProps {
  readonly file: KnownFile;
  readonly isUpdating: boolean;
  readonly onAct: (action: FileAction) => void;
  readonly onClose: () => void;
}

/** All that is known of one file, and what can be done with it. */
export function FileDetails({file, isUpdating, onAct, onClose}: FileDetailsProps) {
  const {path, state} = file;
  const words = wordsOf(file);
  const act = (kind: 'retry' | 'skip') => () => onAct({kind, path});
  const wait = isUpdating ? {disabled: true, title: 'Wait until the update has ended'} : {};
  return (
    <Dialog
      title={<span className={styles['mono']}>{path}</span>}
      onClose={onClose}
      actions={
        <>
          {(state === 'pending' || state === 'malformed') && (
            <Button {...wait} onClick={act('skip')}>
              Skip
            </Button>
          )}
          {(state === 'malformed' || state === 'skipped') && (
            <Button kind="primary" {...wait} onClick={act('retry')}>
              Retry
            </Button>
          )}
        </>
      }
    >
      <p>
        <Badge tone={words.tone}>{words.name}</Badge> {words.about}
        {file.leftOutBy !== null && (
          <>
            {' '}
            That is <code>{file.leftOutBy}</code>; change it under{' '}
            <Link to="/settings">Settings</Link> and the next run loads the file.
          </>
        )}
      </p>
      {file.error !== null && <Fault file={file} error={file.error} />}
      <Facts file={file} />
      <FileOrigin path={path} sha256={file.sha256} />
    </Dialog>
  );
}

function Fault({file, error}: {readonly file: KnownFile; readonly error: string}) {
  const {path, errorByte} = file;
  return (
    <section className={styles['fault']} aria-label="What is wrong">
      <p>
        <strong>{sentence(error)}</strong>
        {errorByte !== null && ` At byte ${formatCount(errorByte)}:`}
      </p>
      {errorByte !== null && <BrokenPlace path={path} byte={errorByte} />}
      <p className={styles['muted']}>{faultAdvice(file)}</p>
    </section>
  );
}

function faultAdvice({state, malformedRows}: KnownFile): string {
  if (state !== 'loaded')
    return 'Fetch it again, or mend your file and add it: that stages a new file, and this one can be skipped. Retry has the next run read this very file once more.';
  return malformedRows > 0
    ? 'This is the first malformed record. The rows of the others are in bronze.'
    : 'The rows before this place are in bronze. Fetch it again, or mend your file and add it, for the others.';
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function Facts({file}: {readonly file: KnownFile}) {
  const [now] = useState(Date.now);
  const when = (at: number | null) => (at === null ? null : formatWhen(at, now));
  const rows =
    file.rescuedRows === 0
      ? formatCount(file.rows)
      : `${formatCount(file.rows)}, ${formatCounted(file.rescuedRows, 'of them has', 'of them have')} rescued values`;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      'Table',
      <Link key="table" to="/tables/$table" params={{table: file.table}}>
        {file.table}
      </Link>,
    ],
    ['Size', formatBytes(file.bytes)],
    ['Rows', file.state === 'loaded' ? rows : null],
    ['Malformed records', file.malformedRows > 0 ? formatCount(file.malformedRows) : null],
    ['Batch', file.batchId === null ? null : formatCount(file.batchId)],
    ['Found', when(file.discoveredAt)],
    ['Processed', when(file.processedAt)],
    ['Committed', when(file.committedAt)],
    ['SHA-256', file.sha256 && <code key="sha">{file.sha256}</code>],
  ];
  return <FactList facts={facts} />;
}
