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

/** What the lake is doing, in a word or two. */
export function lakeWord({phase, ingest, update}: Lake): Word {
  if (phase !== 'open') return byPhase[phase];
  if (isUpdateRunning(update)) return {text: 'Updating', tone: 'accent', live: true};
  if (ingest?.state === 'running') return {text: 'Ingesting', tone: 'accent', live: true};
  return {text: 'Ready', tone: 'ok'};
}

/** The header's line: which lake this is and what it does. */
export function LakeState() {
  const lake = useLake();
  const word = lakeWord(lake);
  const names = lake.status?.config.configuration;
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
