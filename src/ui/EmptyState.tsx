import type {ReactNode} from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** Stands for the whole page: its title is the page's h1. */
  readonly isPage?: boolean;
  /** Why there is nothing, and what to do next. */
  readonly children?: ReactNode;
  readonly icon?: ReactNode;
  readonly actions?: ReactNode;
}

/** Stands where there is nothing to show yet; always says the next step. */
export function EmptyState({title, isPage = false, children, icon, actions}: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={styles['empty']}>
      {icon && (
        <div className={styles['icon']} aria-hidden="true">
          {icon}
        </div>
      )}
      <Title className={styles['title']}>{title}</Title>
      {children && <div className={styles['text']}>{children}</div>}
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
