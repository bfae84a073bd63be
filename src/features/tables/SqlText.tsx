import styles from './TableScreen.module.css';

/** SQL to read. A scrolling region must be reachable by keyboard. */
export function SqlText({sql, label}: {readonly sql: string; readonly label: string}) {
  return (
    <pre className={styles['sql']} role="region" tabIndex={0} aria-label={label}>
      {sql.trim()}
    </pre>
  );
}
