import {seasonsQuery, type SeasonRow} from './seasonQueries';
import {useLinkParams} from './useLinkParams';
import {useRows} from './useRows';

interface Year {
  /** Null when the lake knows no season and the link names none. */
  readonly year: number | null;
  /** Those of the lake, the newest first. */
  readonly seasons: readonly SeasonRow[];
}

/** The season that the link names by `?year=2024`, else the newest with results, else the newest of all. Suspends. */
export function useYear(): Year {
  const seasons = useRows(seasonsQuery);
  const [params] = useLinkParams();
  const named = params.get('year') ?? '';
  const newest = (seasons.find(({results}) => results > 0) ?? seasons[0])?.year ?? null;
  return {year: /^20\d\d$/.test(named) ? Number(named) : newest, seasons};
}
