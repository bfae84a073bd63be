import styles from './Skeleton.module.css';

/** Stands where content is loading, about as high as it will be. */
export function Skeleton({lines = 3}: {readonly lines?: number}) {
  return (
    <div className={styles['skeleton']} role="status" aria-label="Loading">
      {Array.from({length: lines}, (_, line) => (
        <div key={line} className={styles['line']} />
      ))}
    </div>
  );
}
