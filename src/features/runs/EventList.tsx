import {toFailure} from '#/client/lake';
import {Badge, type Tone} from '#/ui/Badge';
import {ErrorNotice} from '#/ui/ErrorNotice';
import {formatCounted} from '#/ui/format';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import type {RunEvent} from './runSql';
import styles from './Runs.module.css';
import {useRunEvents} from './useRuns';

const tones: Readonly<Record<RunEvent['level'], Tone>> = {
  INFO: 'neutral',
  METRICS: 'neutral',
  WARN: 'warn',
  ERROR: 'bad',
};

const clock = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

const columns: readonly SmallColumn<RunEvent>[] = [
  {id: 'at', label: 'At', render: ({at}) => clock.format(at)},
  {id: 'level', label: 'Level', render: ({level}) => <Badge tone={tones[level]}>{level}</Badge>},
  {
    id: 'message',
    label: 'Event',
    render: ({message}) => <span className={styles['why']}>{message}</span>,
  },
];

/** What the event log tells of a run, unfolded on demand. */
export function EventList(props: {readonly updateId: string; readonly isOpen?: boolean}) {
  const {updateId, isOpen = false} = props;
  const events = useRunEvents(updateId);
  if (events.error)
    return <ErrorNotice failure={toFailure(events.error)} onRetry={() => void events.refetch()} />;
  if (!events.data || events.data.length === 0) return null;
  return (
    <details className={styles['events']} open={isOpen}>
      <summary>{`Event log: ${formatCounted(events.data.length, 'event')} of this run`}</summary>
      <div className={styles['flows']}>
        <SmallTable
          label="Events of this run"
          columns={columns}
          rows={events.data}
          rowKey={({sequence}) => sequence}
        />
      </div>
    </details>
  );
}
