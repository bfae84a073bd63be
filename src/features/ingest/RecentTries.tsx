import {useQuery} from '@tanstack/react-query';
import {bytesText} from '#/base/format';
import {engine} from '#/client/engine';
import {useLake} from '#/client/lake';
import type {LoggedTry, RecentTries as Recent} from '#/contracts/ingest';
import {Panel} from '#/ui/Panel';
import {type SmallColumn, SmallTable} from '#/ui/SmallTable';
import styles from './QueuePanel.module.css';

const clock = new Intl.DateTimeFormat('en-GB', {timeStyle: 'medium'});

const columns: readonly SmallColumn<LoggedTry>[] = [
  {
    id: 'when',
    label: 'Sent',
    isRowHeader: true,
    render: ({requestedAt}) => clock.format(requestedAt),
  },
  {
    id: 'request',
    label: 'Request',
    render: ({endpoint, query}) => <code>{`${endpoint}?${query}`}</code>,
  },
  {
    id: 'outcome',
    label: 'Outcome',
    render: ({outcome, status, attempt}) =>
      `${outcome}${status === null ? '' : ` (${status})`}${attempt > 1 ? `, try ${attempt}` : ''}`,
  },
  {id: 'bytes', label: 'Size', isFigure: true, render: ({bytes}) => bytesText(bytes)},
  {id: 'ms', label: 'ms', isFigure: true, render: ({elapsedMs}) => Math.round(elapsedMs)},
];

/** The last requests as they went, and how many were sent in each minute. */
export function RecentTries() {
  const isRunning = useLake(({queue}) => queue?.isRunning === true);
  const recent = useQuery({
    queryKey: ['recentTries', isRunning],
    queryFn: () => engine.recentTries({}),
    refetchInterval: isRunning ? 3_000 : false,
    placeholderData: (before: Recent | undefined) => before,
  });
  if (!recent.data || recent.data.tries.length === 0) return null;
  const {tries, perMinute} = recent.data;
  return (
    <Panel
      title="Request log"
      hint={
        <>
          Everything sent is in the table <code>ops.request_log</code>.
        </>
      }
    >
      <Minutes perMinute={perMinute} />
      <details className={styles['more']}>
        <summary>The last {tries.length} requests</summary>
        <SmallTable
          label="Last requests"
          columns={columns}
          rows={tries}
          rowKey={({tryId}) => tryId}
        />
      </details>
    </Panel>
  );
}

function Minutes({perMinute}: Pick<Recent, 'perMinute'>) {
  const most = Math.max(1, ...perMinute.map(({sent}) => sent));
  const last = perMinute.at(-1);
  return (
    <>
      <ol className={styles['minutes']} aria-label="Requests in each of the last ten minutes">
        {perMinute.map(({minute, sent, failed}) => (
          <li
            key={minute}
            className={styles['minute']}
            data-failed={failed > 0}
            style={{height: `${(100 * sent) / most}%`}}
            title={`${clock.format(minute)}: ${sent} sent, ${failed} without an answer of use`}
          >
            <span className="visually-hidden">{`${clock.format(minute)}: ${sent}`}</span>
          </li>
        ))}
      </ol>
      <p className={styles['hint']}>
        {last?.sent ?? 0} sent in this minute, at most {most} in one of the last ten.
      </p>
    </>
  );
}
