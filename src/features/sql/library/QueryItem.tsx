import type {ReactNode} from 'react';
import styles from './Library.module.css';

interface QueryItemProps {
  readonly title: ReactNode;
  readonly about?: ReactNode;
  readonly sql: string;
  readonly actions?: ReactNode;
  readonly onOpen: () => void;
}

/** A query with its text; its title opens it. */
export function QueryItem({title, about, sql, actions, onOpen}: QueryItemProps) {
  return (
    <li className={styles['item']}>
      <div className={styles['head']}>
        <button type="button" className={styles['open']} onClick={onOpen}>
          {title}
        </button>
        {actions}
      </div>
      {about && <div className={styles['about']}>{about}</div>}
      <code className={styles['sql']}>{sql.replace(/\s+/g, ' ').slice(0, 240)}</code>
    </li>
  );
}

/** Whether the words of a search are all in one of the texts. */
export function isFound(search: string, texts: readonly (string | null)[]): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = texts.join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
