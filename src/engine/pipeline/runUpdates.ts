import type {UpdateProgress} from '#/contracts/engine';
import type {UpdateRequest} from '#/contracts/pipeline';
import type {TableName} from '#/lakehouse/define';
import {userAction} from '../eventLog/pipelineEvents';
import {backOffMs, isWorthRetrying, retriesOf} from './retryPolicy';
import {runUpdate, type UpdateParts} from './runUpdate';
import {type UpdateScope, updateScope} from './updateScope';

/**
 * The update that is asked for, and again as an update of its own while it fails for what may pass, unless the pipeline
 * is in development. Answers with the last one.
 *
 * @throws AppError 'pipeline.request' | 'pipeline.protected' | 'engine.crashed'
 */
export async function runUpdates(
  parts: UpdateParts,
  request: UpdateRequest,
  signal: AbortSignal,
): Promise<UpdateProgress> {
  let scope = updateScope(request, parts.definitions, parts.config().resetAllowed);
  const cause = request.cause ?? 'USER_ACTION';
  if (cause === 'USER_ACTION') parts.log.note(userAction('RUN', wordsOf(request), null));
  let progress = await runUpdate(parts, {request, scope, cause, attempt: 1, signal});
  for (let retry = 1; retry <= retriesOf(parts.config()).update; retry += 1) {
    if (!mayPass(progress) || signal.aborted) break;
    try {
      await parts.pause(backOffMs(retry), signal);
    } catch {
      break;
    }
    scope = remaining(scope, progress);
    const again = {request, scope, cause: 'RETRY_ON_FAILURE', attempt: retry + 1, signal} as const;
    progress = await runUpdate(parts, again);
  }
  return progress;
}

function mayPass({state, failure, flows}: UpdateProgress): boolean {
  const failures = [failure, ...flows.map((flow) => flow.failure)].filter((one) => one !== null);
  return state === 'FAILED' && failures.some(isWorthRetrying);
}

/** What was asked for and is done is not done again. */
function remaining(scope: UpdateScope, {flows}: UpdateProgress): UpdateScope {
  const done = new Set<TableName>(
    flows.flatMap(({table, state}) => (state === 'COMPLETED' ? [table] : [])),
  );
  const isLoaded = flows.every(({layer, state}) => layer !== 'bronze' || state !== 'STOPPED');
  return {
    ...scope,
    inFull: new Set([...scope.inFull].filter((name) => !done.has(name))),
    ...(isLoaded && {reloaded: [], forgetful: []}),
  };
}

function wordsOf({refresh, tables = [], resetCheckpoints = []}: UpdateRequest): string {
  const what = refresh === 'full' ? 'A full refresh' : 'An update';
  const of = tables.length === 0 ? 'all tables' : tables.join(', ');
  const again =
    resetCheckpoints.length === 0
      ? ''
      : `, loading the files of ${resetCheckpoints.join(', ')} once more`;
  return `${what} of ${of} was asked for${again}.`;
}
