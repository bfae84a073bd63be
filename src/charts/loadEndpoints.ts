import {AppError} from '#/base/errors';
import {runPipeline, startIngest} from '#/client/lakeActions';
import type {IngestProgress} from '#/contracts/engine';
import type {EndpointName} from '#/domain/endpoints';
import {isSimulated} from '#/domain/simulator/calendar';

export interface MissingEndpoints {
  readonly session: number;
  readonly endpoints: readonly EndpointName[];
  /** Cars whose telemetry is asked for; empty is all. */
  readonly drivers: readonly number[];
}

/** What came of it: cancelled by the person, the source has no such rows, or the lake has them now. */
export type LoadOutcome = 'cancelled' | 'empty' | 'loaded';

/** What an ingest came to, before the pipeline takes its files. @throws AppError of the first request that failed */
export function stagedOutcome(progress: IngestProgress | null): LoadOutcome {
  if (progress === null || progress.state === 'cancelled') return 'cancelled';
  const failed = progress.requests.find(({failure}) => failure !== null)?.failure;
  if (failed) throw new AppError(failed.code, failed.message);
  return progress.requests.every(({state}) => state === 'empty') ? 'empty' : 'loaded';
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
