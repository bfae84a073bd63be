import type {RowChanges} from '#/contracts/pipeline';
import {formatCount} from '#/ui/format';
import styles from './Runs.module.css';

/** Rows added, removed and changed, in signs and colour, in words for those who do not see them. */
export function ChangeCounts({changes}: {readonly changes: RowChanges | undefined}) {
  if (!changes) return <span className={styles['quiet']}>–</span>;
  const {added, removed, changed} = changes;
  if (added + removed + changed === 0) return <span className={styles['quiet']}>no change</span>;
  const parts = [
    {sign: '+', count: added, word: 'added'},
    {sign: '−', count: removed, word: 'removed'},
    {sign: '~', count: changed, word: 'changed'},
  ] as const;
  return (
    <span className={styles['changes']}>
      {parts
        .filter(({count}) => count > 0)
        .map(({sign, count, word}) => (
          <span key={word} className={styles[word]} title={`${formatCount(count)} ${word}`}>
            <span aria-hidden="true">{sign + formatCount(count)}</span>
            <span className="visually-hidden">{`${formatCount(count)} ${word}`}</span>
          </span>
        ))}
    </span>
  );
}
