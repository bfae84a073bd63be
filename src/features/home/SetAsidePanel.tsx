import {adviceFor} from '#/client/errorAdvice';
import type {MalformedFile} from '#/contracts/engine';
import {formatCount} from '#/ui/format';
import {Panel} from '#/ui/Panel';
import styles from './Progress.module.css';

/** Staged files that are not whole JSON: which, where they break, and why. */
export function SetAsidePanel({files}: {readonly files: readonly MalformedFile[]}) {
  return (
    <Panel title="Files set aside" hint={adviceFor('file.malformed')}>
      <ul className={styles['failures']}>
        {files.map(({path, byte, reason}) => (
          <li key={path}>
            <code>{path}</code>
            <p>{`At byte ${formatCount(byte)}: ${reason}`}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
