import {Button} from '#/ui/Button';
import {EmptyState} from '#/ui/EmptyState';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCount, formatCounted} from '#/ui/format';
import {Meter} from '#/ui/Meter';
import {ColumnProfile} from './ColumnProfile';
import styles from './Profile.module.css';
import {type ProfileSubject, sampleShare} from './profileSql';
import {type ColumnOfSubject, useProfile} from './useProfile';

interface TableProfileProps {
  readonly subject: ProfileSubject;
  readonly columns: readonly ColumnOfSubject[];
}

/** What the values of each column are like: how many are missing, how they are spread, which come most often. */
export function TableProfile({subject, columns}: TableProfileProps) {
  if (subject.rows === 0)
    return <EmptyState title="No rows yet">There is nothing to profile.</EmptyState>;
  return <Running subject={subject} columns={columns} />;
}

function Running({subject, columns}: TableProfileProps) {
  const {profile, start, cancel} = useProfile(subject, columns);
  const isRunning = profile.state === 'running';
  return (
    <div className={styles['profile']}>
      <div className={styles['head']}>
        <p role="status" className={styles['muted']}>
          {aboutRows(subject, profile.columns[0]?.rows ?? null)}{' '}
          {isRunning && `${profile.columns.length} of ${columns.length} columns.`}
          {profile.state === 'cancelled' &&
            `Stopped after ${formatCounted(profile.columns.length, 'column')}.`}
        </p>
        {isRunning ? (
          <Button onClick={cancel}>Cancel</Button>
        ) : (
          <Button onClick={start}>Profile again</Button>
        )}
      </div>
      {isRunning && (
        <Meter
          label="Columns profiled"
          value={profile.columns.length / Math.max(1, columns.length)}
        />
      )}
      {profile.failure && <ErrorNotice failure={profile.failure} onRetry={start} />}
      <ul className={styles['columns']}>
        {profile.columns.map((column) => (
          <ColumnProfile
            key={column.name}
            column={column}
            type={columns.find(({name}) => name === column.name)?.type ?? ''}
          />
        ))}
      </ul>
    </div>
  );
}

function aboutRows(subject: ProfileSubject, sampled: number | null): string {
  if (sampleShare(subject) === null) return `All ${formatCounted(subject.rows, 'row')}.`;
  const size = sampled === null ? 'A sample' : `A sample of ${formatCounted(sampled, 'row')}`;
  return `${size} out of ${formatCount(subject.rows)}: counts are of the sample, and rare values may be missing.`;
}
