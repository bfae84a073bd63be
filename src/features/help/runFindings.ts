import {isUpdateRunning} from '#/client/lake';
import {formatCounted, formatDuration} from '#/ui/format';
import {failureLine, fine, found, run} from './findingParts';
import type {LakeFacts} from './lakeFacts';
import type {Finding} from './repair';

/** A run that has noted nothing for so long is stuck. */
const silenceMs = 120_000;

export function stuckPipeline(facts: LakeFacts): Finding {
  if (isUpdateRunning(facts.update)) return running(facts);
  const last = facts.status?.lastUpdate ?? null;
  if (last && isUpdateRunning(last))
    return found(['The last run was interrupted: the next one finishes it.'], [run]);
  return last?.state === 'FAILED' ? flowFailedOf(last.flows.map(failureLine)) : idle(facts);
}

function idle({status}: LakeFacts): Finding {
  const waiting = status?.files.pending ?? 0;
  if (waiting === 0)
    return {...fine('Nothing runs and nothing waits: every table is up to date.'), repairs: [run]};
  return found(
    [
      `Nothing runs, and ${formatCounted(waiting, 'file waits', 'files wait')}.`,
      status?.config.continuous
        ? 'The automatic mode is on: it works while this tab is in front and online.'
        : 'The automatic mode is off.',
    ],
    [run],
  );
}

function running({update, lastEventAt, now}: LakeFacts): Finding {
  const quiet = now - Math.max(update?.startedAt ?? 0, lastEventAt ?? 0);
  const tables = runningTables(update);
  if (quiet < silenceMs)
    return {
      ...fine(`It is at work: ${tables}.`),
      state: 'waiting',
      repairs: [{kind: 'stop-pipeline'}],
    };
  return found(
    [`It runs, and has noted nothing for ${formatDuration(quiet)}: ${tables}.`],
    [{kind: 'stop-pipeline'}, {kind: 'restart-engine'}],
  );
}

function runningTables(update: LakeFacts['update']): string {
  const working = update?.flows.filter(({state}) => state === 'RUNNING' || state === 'PLANNING');
  const names = working?.map(({table}) => table) ?? [];
  return names.length === 0 ? 'between two tables' : names.join(', ');
}

export function flowFailed({status}: LakeFacts): Finding {
  const last = status?.lastUpdate;
  if (!last) return {...fine('The pipeline has not run yet.'), repairs: [run]};
  const lines = last.flows.map(failureLine);
  if (last.failure) lines.push(last.failure.message);
  if (lines.every((line) => line === '')) return fine('In the last run no table failed.');
  return flowFailedOf(lines);
}

const flowFailedOf = (lines: readonly string[]): Finding =>
  found(
    ['The last run failed.', ...lines.filter((line) => line !== '')],
    [run, {kind: 'full-refresh'}],
    [
      {to: '/runs', label: 'See the run'},
      {to: '/quality', label: 'See the rules'},
    ],
  );
