import {AppError} from '#/base/errors';
import {engine} from '#/client/engine';
import {ingestOf, runPipeline} from '#/client/lakeActions';
import {type SeasonPart, seasonRequest} from './seasonRequest';

/**
 * Fetches a part of a season from OpenF1 and refines what came. Answers whether it went through: false when the person
 * cancelled it. @throws AppError of the request or the update that failed; 'lake.busy' while another runs
 */
export async function loadSeason(part: SeasonPart, year: number): Promise<boolean> {
  const ingest = await ingestOf(async (signal) =>
    seasonRequest(part, await engine.listMeetings({source: 'openf1', year}, {signal}), Date.now()),
  );
  if (ingest === null || ingest.state === 'cancelled') return false;
  const failed = ingest.requests.find(({failure}) => failure !== null)?.failure;
  const update = await runPipeline();
  const failure = failed ?? update?.failure;
  if (failure) throw new AppError(failure.code, failure.message);
  return update !== null;
}
