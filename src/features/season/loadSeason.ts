import {AppError} from '#/base/errors';
import {engine} from '#/client/engine';
import {ingestOf, runPipeline} from '#/client/lakeActions';
import {type SeasonOutcome, seasonOutcome} from './seasonOutcome';
import {type SeasonPart, seasonRequest} from './seasonRequest';

/**
 * Fetches a part of a season from OpenF1 and refines what came, also when a request failed.
 *
 * @throws AppError of the request or the update that failed; 'lake.busy' while another runs
 */
export async function loadSeason(part: SeasonPart, year: number): Promise<SeasonOutcome> {
  const ingest = await ingestOf(async (signal) =>
    seasonRequest(part, await engine.listMeetings({source: 'openf1', year}, {signal}), Date.now()),
  );
  if (ingest === null || ingest.state === 'cancelled') return 'cancelled';
  const update = await runPipeline();
  const outcome = seasonOutcome(ingest);
  if (update?.failure) throw new AppError(update.failure.code, update.failure.message);
  return update === null ? 'cancelled' : outcome;
}
