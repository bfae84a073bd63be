import type {ConfigChange} from '#/lakehouse/pipelineConfig/configChanges';
import type {ConfiguredLake} from '#/lakehouse/pipelineConfig/documentParts';
import {changedMeanwhile} from './configDraft';
import styles from './ConfigScreen.module.css';

interface ChangeListProps {
  readonly changes: readonly ConfigChange[];
  readonly draft: {
    readonly text: string | null;
    readonly begunAt: string;
    readonly fileName: string | null;
  };
  readonly lake: ConfiguredLake;
}

/** What saving would change, setting by setting. */
export function ChangeList({changes, draft, lake}: ChangeListProps) {
  if (draft.text === null)
    return (
      <p className={styles['muted']}>
        None. Edit the file, or import one: what would change is shown here before it is saved.
      </p>
    );
  const elsewhere = changedMeanwhile(draft.begunAt, lake);
  return (
    <>
      {draft.fileName !== null && (
        <p className={styles['muted']}>{`From ${draft.fileName}. Nothing is applied yet.`}</p>
      )}
      {elsewhere.length > 0 && (
        <p className={styles['warning']} role="note">
          {`Changed elsewhere since you began: ${elsewhere.join(', ')}. Saving sets it as written here.`}
        </p>
      )}
      {changes.length === 0 && <p className={styles['muted']}>No setting: it means the same.</p>}
      <ul className={styles['changes']}>
        {changes.map(({path, before, after}) => (
          <li key={path}>
            <code className={styles['path']}>{path}</code>
            <span className={styles['values']}>
              <Value word="was" json={before} /> <span aria-hidden="true">→</span>{' '}
              <Value word="becomes" json={after} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Value({word, json}: {readonly word: 'was' | 'becomes'; readonly json: string | null}) {
  return (
    <>
      <span className="visually-hidden">{`${word} `}</span>
      {json === null ? (
        <span className={styles['muted']}>not set</span>
      ) : (
        <code className={word === 'was' ? styles['was'] : styles['becomes']}>{json}</code>
      )}
    </>
  );
}
