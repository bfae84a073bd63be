import type {IngestProgress} from '#/contracts/engine';
import {type LoadOutcome, stagedOutcome} from '#/charts/stagedOutcome';

/** As of any endpoints, or OpenF1 has nothing that is not here already. */
export type SeasonOutcome = LoadOutcome | 'unchanged';

/** What fetching a part of a season came to. @throws AppError of the first request that failed */
export function seasonOutcome(progress: IngestProgress): SeasonOutcome {
  const outcome = stagedOutcome(progress);
  const staged =
    progress.counts?.staged ?? progress.requests.filter(({state}) => state === 'staged').length;
  return outcome === 'loaded' && staged === 0 ? 'unchanged' : outcome;
}

/** The outcome for who pressed the button. */
export function outcomeWords(outcome: SeasonOutcome, year: number): string {
  if (outcome === 'cancelled') return 'It was cancelled; what was fetched stays.';
  if (outcome === 'empty') return `Asked: OpenF1 has nothing of ${year}.`;
  if (outcome === 'unchanged') return 'Asked: OpenF1 has nothing that is not here already.';
  return 'Loaded.';
}
