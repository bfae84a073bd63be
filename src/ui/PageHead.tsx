import type {ReactNode} from 'react';
import styles from './PageHead.module.css';

interface PageHeadProps {
  readonly title: ReactNode;
  /** A sentence on what the page shows. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A page's one h1, its lede and its actions. */
export function PageHead({title, children, actions}: PageHeadProps) {
  return (
    <header className={styles['head']}>
      <div className={styles['words']}>
        <h1 className={styles['title']}>{title}</h1>
        {children && <div className={styles['lede']}>{children}</div>}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </header>
  );
}
