import {memo, useContext} from 'react';
import {bytesText} from '#/base/format';
import type {RequestProgress, RequestState} from '#/contracts/engine';
import type {Tone} from '#/ui/Badge';
import {ErrorAdvice} from '#/ui/ErrorNotice';
import {StatusDot} from '#/ui/StatusDot';
import styles from './RequestList.module.css';

const states: Readonly<Record<RequestState, readonly [Tone, string]>> = {
  queued: ['neutral', 'queued'],
  running: ['accent', 'running'],
  staged: ['ok', 'staged'],
  unchanged: ['ok', 'unchanged'],
  kept: ['ok', 'here already'],
  empty: ['neutral', 'no rows'],
  failed: ['bad', 'failed'],
};

const urgency: Readonly<Record<RequestState, number>> = {
  failed: 0,
  running: 1,
  queued: 2,
  staged: 2,
  unchanged: 2,
  kept: 2,
  empty: 2,
};

interface RequestListProps {
  readonly requests: readonly RequestProgress[];
  /** The requests are files of this computer. */
  readonly isLocal: boolean;
}

/** Every request of an ingest: what failed and what runs first, the rest in the order of the plan. */
export function RequestList({requests, isLocal}: RequestListProps) {
  const sorted = requests.toSorted((a, b) => urgency[a.state] - urgency[b.state]);
  return (
    <ul className={styles['list']} aria-label={isLocal ? 'Files' : 'Requests'} tabIndex={0}>
      {sorted.map((request) => (
        <RequestItem key={request.id} request={request} isLocal={isLocal} />
      ))}
    </ul>
  );
}

interface RequestItemProps {
  readonly request: RequestProgress;
  readonly isLocal: boolean;
}

/** A file that was refused, or not looked into yet, belongs to no endpoint, unless its name says one. */
const isUnknown = ({state, query, endpoint}: RequestProgress) =>
  ['failed', 'queued', 'running'].includes(state) && !query.includes(endpoint);

const RequestItem = memo(function RequestItem({request, isLocal}: RequestItemProps) {
  const advise = useContext(ErrorAdvice);
  const [tone, word] = states[request.state];
  return (
    <li className={styles['item']}>
      <StatusDot tone={tone} live={request.state === 'running'} />
      <code>{isLocal && isUnknown(request) ? 'unknown' : request.endpoint}</code>
      <code className={styles['query']} title={request.query}>
        {request.query}
      </code>
      <span className={styles['figure']}>{request.bytes > 0 && bytesText(request.bytes)}</span>
      <span className={styles['state']}>
        {word}
        {request.attempts > 1 && `, ${request.attempts} tries`}
      </span>
      {request.failure && request.state === 'failed' && (
        <p className={styles['failure']}>
          {request.failure.message} {!isLocal && <span>{advise(request.failure.code)}</span>}
        </p>
      )}
    </li>
  );
}, isUnchanged);

/** Each event brings new objects; only what is shown decides. */
function isUnchanged({request: a}: RequestItemProps, {request: b}: RequestItemProps): boolean {
  return (
    a.state === b.state &&
    a.bytes === b.bytes &&
    a.attempts === b.attempts &&
    a.failure?.message === b.failure?.message
  );
}
