import {AppError} from '#/base/errors';
import {runPipeline, startIngest} from '#/client/lakeActions';
import type {EndpointName} from '#/domain/endpoints';
import {isSimulated} from '#/domain/simulator/calendar';
import {type LoadOutcome, stagedOutcome} from './stagedOutcome';

export interface MissingEndpoints {
  readonly session: number;
  readonly endpoints: readonly EndpointName[];
  /** Cars whose telemetry is asked for; empty is all. */
  readonly drivers: readonly number[];
}

/**
 * Fetches endpoints of a session, from the simulator when it is a simulated one, and refines what came.
 *
 * @throws AppError of the request or of the update that failed; 'lake.busy' while another runs
 */
export async function loadEndpoints({
  session,
  endpoints,
  drivers,
}: MissingEndpoints): Promise<LoadOutcome> {
  const outcome = stagedOutcome(
    await startIngest({
      source: isSimulated(session) ? 'sample' : 'openf1',
      sessionKeys: [session],
      endpoints,
      telemetryDrivers: drivers,
    }),
  );
  if (outcome !== 'loaded') return outcome;
  const update = await runPipeline();
  if (update?.failure) throw new AppError(update.failure.code, update.failure.message);
  return update === null ? 'cancelled' : 'loaded';
}
