import {isUpdateRunning, type Lake, useLake} from '#/client/lake';
import type {Tone} from '#/ui/Badge';
import {StatusDot} from '#/ui/StatusDot';
import styles from './Shell.module.css';

interface Word {
  readonly text: string;
  readonly tone: Tone;
  readonly live?: boolean;
}

const byPhase: Readonly<Record<Exclude<Lake['phase'], 'open'>, Word>> = {
  starting: {text: 'Opening', tone: 'accent', live: true},
  opening: {text: 'Opening', tone: 'accent', live: true},
  elsewhere: {text: 'In another tab', tone: 'warn'},
  moved: {text: 'In another tab', tone: 'warn'},
  failed: {text: 'Stopped', tone: 'bad'},
  unsupported: {text: 'Not supported', tone: 'bad'},
};

const updating: Word = {text: 'Updating', tone: 'accent', live: true};
const ingesting: Word = {text: 'Ingesting', tone: 'accent', live: true};
const ready: Word = {text: 'Ready', tone: 'ok'};

/** What the lake is doing, in a word or two: the same object while it does the same. */
export function lakeWord({phase, ingest, update}: Lake): Word {
  if (phase !== 'open') return byPhase[phase];
  if (isUpdateRunning(update)) return updating;
  if (ingest?.state === 'running') return ingesting;
  return ready;
}

/** The header's line: which lake this is and what it does. */
export function LakeState() {
  const word = useLake(lakeWord);
  const names = useLake(({status}) => status?.config.configuration);
  return (
    <p className={styles['state']} role="status">
      <StatusDot tone={word.tone} live={word.live ?? false} />
      {names && (
        <span className={styles['catalog']}>
          {names.catalog}
          <span className={styles['schema']}>.{names.schema}</span>
        </span>
      )}
      <span className={styles['word']}>{word.text}</span>
    </p>
  );
}
