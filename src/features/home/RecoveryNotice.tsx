import {useState} from 'react';
import {useLake} from '#/client/lake';
import type {LostFiles, Recovery} from '#/contracts/recovery';
import {Button} from '#/ui/Button';
import {formatBytes, formatCounted} from '#/ui/format';
import styles from './RecoveryNotice.module.css';

const none: readonly LostFiles[] = [];

const words: Readonly<Record<Recovery, string | null>> = {
  none: null,
  created: null,
  'wal-set-aside':
    'The last visit ended in mid-write. Its unfinished write was set aside; everything acknowledged is here.',
  rebuilt:
    'The database could not be opened and was set aside. A new one was begun: run the pipeline to rebuild every table from the staged files; those that were moved after loading are back among them.',
};

/** What no run brings back. */
function lostText(lost: readonly LostFiles[]): string {
  const tables = lost.map(
    ({table, files, bytes}) => `${table}: ${formatCounted(files, 'file')}, ${formatBytes(bytes)}`,
  );
  return `Files that were deleted after loading cannot be loaded again. Fetch or add them again for their rows (${tables.join('; ')}).`;
}

/** Says what opening the lake had to mend. */
export function RecoveryNotice() {
  const recovery = useLake(({status}) => status?.recovery ?? 'none');
  const lost = useLake(({status}) => status?.lost ?? none);
  const [read, setRead] = useState(false);
  const text = words[recovery];
  if (!text || read) return null;
  return (
    <div className={styles['notice']} role="status">
      <div>
        <p>{text}</p>
        {lost.length > 0 && <p>{lostText(lost)}</p>}
      </div>
      <Button kind="quiet" onClick={() => setRead(true)}>
        Understood
      </Button>
    </div>
  );
}
