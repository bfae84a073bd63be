import {isIngestRunning} from '#/client/lake';
import type {ErrorCode} from '#/base/errors';
import {formatCounted, formatDuration} from '#/ui/format';
import {fine, found} from './findingParts';
import type {LakeFacts} from './lakeFacts';
import type {Finding} from './repair';

function failedRequests({ingest}: LakeFacts, codes: readonly ErrorCode[]): number {
  const failed = ingest?.requests.filter(({failure}) => failure && codes.includes(failure.code));
  return failed?.length ?? 0;
}

export function liveSession(facts: LakeFacts): Finding {
  const refused = failedRequests(facts, ['source.live-session']);
  const {ingest} = facts;
  if (refused > 0)
    return found(
      [
        `${formatCounted(refused, 'request was', 'requests were')} refused because a session is live.`,
        'OpenF1 opens again about half an hour after it. What is staged is not asked for again.',
      ],
      isIngestRunning(ingest) ? [] : [{kind: 'resume-ingest'}],
      [{to: '/ingest', label: 'Sign in as a sponsor'}],
    );
  return (
    waitingOf(facts) ?? fine('No request of this ingest was refused because of a live session.')
  );
}

export function slowSource(facts: LakeFacts): Finding {
  const {ingest, isOnline} = facts;
  if (!isOnline)
    return found(
      ['This device is offline. The sample weekend and files of your own need no network.'],
      [],
    );
  const failed = failedRequests(facts, [
    'source.rate-limited',
    'source.unreachable',
    'source.bad-answer',
  ]);
  if (failed > 0 && !isIngestRunning(ingest))
    return found(
      [
        `${formatCounted(failed, 'request')} failed in the end. What is staged is not asked for again.`,
      ],
      [{kind: 'resume-ingest'}],
    );
  if (ingest && !isIngestRunning(ingest) && ingest.state !== 'completed')
    return found([`An ingest is ${ingest.state}.`], [{kind: 'resume-ingest'}]);
  return waitingOf(facts) ?? fine('No request failed, and none waits.');
}

function waitingOf({ingest, now}: LakeFacts): Finding | null {
  if (!ingest?.waiting || !isIngestRunning(ingest)) return null;
  const {reason, until} = ingest.waiting;
  const left = formatDuration(Math.max(0, until - now));
  return {...fine(`It waits ${left}: ${reason}.`), state: 'waiting'};
}
