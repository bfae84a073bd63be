import type {FilesPage} from '#/contracts/files';
import {formatCount} from '#/ui/format';
import {StatusDot} from '#/ui/StatusDot';
import styles from './FilesScreen.module.css';
import {type FilesSearch, fileStates} from './filesSearch';
import {stateWords} from '#/parts/files/stateWords';

interface StateChipsProps {
  readonly totals: FilesPage['totals'];
  readonly state: FilesSearch['state'];
  readonly onChange: (state: FilesSearch['state']) => void;
}

/** How many files are in each state; pressing one shows only those. */
export function StateChips({totals, state, onChange}: StateChipsProps) {
  const all = fileStates.reduce((sum, each) => sum + totals[each], 0);
  const chip = (id: FilesSearch['state'], count: number) => (
    <button
      key={id}
      type="button"
      className={styles['chip']}
      aria-pressed={id === state}
      title={id === 'all' ? 'Files in any state' : stateWords[id].about}
      onClick={() => onChange(id)}
    >
      {id !== 'all' && <StatusDot tone={count > 0 ? stateWords[id].tone : 'neutral'} />}
      {id === 'all' ? 'All files' : stateWords[id].name}{' '}
      <span className={styles['count']}>{formatCount(count)}</span>
    </button>
  );
  return (
    <div role="group" aria-label="State" className={styles['chips']}>
      {chip('all', all)}
      {fileStates.map((each) => chip(each, totals[each]))}
    </div>
  );
}
