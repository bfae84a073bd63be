import type {Championship} from '#/domain/championshipPoints';

/** What the page shows, as its link says it; the year and the filter are read elsewhere. */
export interface SeasonSearch {
  readonly of: Championship;
  /** Null for the newest round that is known. */
  readonly round: number | null;
}

/** What cannot be read is as if it were not there. */
export function parseSeasonSearch(params: URLSearchParams): SeasonSearch {
  const round = params.get('round') ?? '';
  return {
    of: params.get('of') === 'teams' ? 'teams' : 'drivers',
    round: /^[1-9]\d?$/.test(round) ? Number(round) : null,
  };
}
