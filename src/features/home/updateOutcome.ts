import type {Failure, FlowProgress, UpdateProgress} from '#/contracts/engine';
import {formatCounted} from '#/ui/format';

/** Why an update failed, naming its tables; null when it did not. */
export function updateFailure({state, flows, failure}: UpdateProgress): Failure | null {
  if (state !== 'FAILED') return null;
  const failed = flows.filter((flow) => flow.state === 'FAILED');
  const [first] = failed;
  if (!first)
    return (
      failure ?? {code: 'engine.crashed', message: 'The update was interrupted and did not end'}
    );
  const skipped = flows.filter((flow) => flow.state === 'SKIPPED').length;
  const others = failed.length > 1 ? ` and ${formatCounted(failed.length - 1, 'more table')}` : '';
  const left = skipped > 0 ? ` (${formatCounted(skipped, 'table')} that read from it skipped)` : '';
  const why = first.failure ?? failure;
  return {
    code: why?.code ?? 'pipeline.flow',
    message: `${first.table}${others} failed${left}: ${why?.message ?? 'no reason was given'}`,
  };
}

const unfinished: ReadonlySet<FlowProgress['state']> = new Set([
  'STOPPED',
  'QUEUED',
  'PLANNING',
  'RUNNING',
]);

/** What a cancelled update left, and how to go on; null when it was not cancelled. */
export function cancelledText({state, flows}: UpdateProgress): string | null {
  if (state !== 'CANCELED') return null;
  const left = flows.filter((flow) => unfinished.has(flow.state)).length;
  const rest = left > 0 ? ` ${formatCounted(left, 'table')} not finished.` : '';
  return `Stopped.${rest} Run the pipeline again: it goes on with what is missing.`;
}
