import {useState} from 'react';
import {useLake} from '#/client/lake';
import type {Recovery} from '#/contracts/engine';
import {Button} from '#/ui/Button';
import styles from './RecoveryNotice.module.css';

const words: Readonly<Record<Recovery, string | null>> = {
  none: null,
  created: null,
  'wal-set-aside':
    'The last visit ended in mid-write. Its unfinished write was set aside; everything acknowledged is here.',
  rebuilt:
    'The database could not be opened and was set aside. A new one was begun: run the pipeline to rebuild every table from the staged files.',
};

/** Says what opening the lake had to mend. */
export function RecoveryNotice() {
  const recovery = useLake(({status}) => status?.recovery ?? 'none');
  const [read, setRead] = useState(false);
  const text = words[recovery];
  if (!text || read) return null;
  return (
    <div className={styles['notice']} role="status">
      <p>{text}</p>
      <Button kind="quiet" onClick={() => setRead(true)}>
        Understood
      </Button>
    </div>
  );
}
