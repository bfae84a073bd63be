import {Upload} from 'lucide-react';
import styles from './LocalFiles.module.css';

/** Over the whole page while files are held over it. */
export function DropHint() {
  return (
    <div className={styles['overlay']}>
      <Upload aria-hidden="true" />
      <p>Drop to take these files in</p>
    </div>
  );
}
