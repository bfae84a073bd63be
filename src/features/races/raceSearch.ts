import type {RaceSummaryRow} from './raceSummaries';

export type RaceSort = 'newest' | 'oldest' | 'overtakes' | 'safety-cars';

/** What the list shows, as its link says it. */
export interface RaceSearch {
  /** Null for every season. */
  readonly year: number | null;
  /** Words that must all occur in what a row shows. */
  readonly words: string;
  readonly sort: RaceSort;
}

export const raceSorts: readonly {readonly value: RaceSort; readonly label: string}[] = [
  {value: 'newest', label: 'Newest first'},
  {value: 'oldest', label: 'Oldest first'},
  {value: 'overtakes', label: 'Most overtakes'},
  {value: 'safety-cars', label: 'Most safety cars'},
];

export function parseRaceSearch(params: URLSearchParams): RaceSearch {
  const year = params.get('year') ?? '';
  const sort = raceSorts.find(({value}) => value === params.get('sort'));
  return {
    year: /^20\d\d$/.test(year) ? Number(year) : null,
    words: params.get('q') ?? '',
    sort: sort?.value ?? 'newest',
  };
}

/** The query string without the question mark; what is as usual is left out. */
export function raceSearchText({year, words, sort}: RaceSearch): string {
  const params = new URLSearchParams();
  if (year !== null) params.set('year', String(year));
  if (words !== '') params.set('q', words);
  if (sort !== 'newest') params.set('sort', sort);
  return params.toString();
}

type Order = (a: RaceSummaryRow, b: RaceSummaryRow) => number;
const newest: Order = (a, b) => (b.date_start ?? 0) - (a.date_start ?? 0);
const most = (count: (row: RaceSummaryRow) => number): Order => {
  return (a, b) => count(b) - count(a) || newest(a, b);
};
const orders: Readonly<Record<RaceSort, Order>> = {
  newest,
  oldest: (a, b) => newest(b, a),
  overtakes: most((row) => row.overtakes ?? -1),
  'safety-cars': most((row) => (row.safety_car_deployments ?? 0) + (row.vsc_deployments ?? 0)),
};

/** Letters without accents, so that `sao paulo` finds São Paulo. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The rows a search shows, in its order. */
export function racesShown(
  rows: readonly RaceSummaryRow[],
  {year, words, sort}: RaceSearch,
): readonly RaceSummaryRow[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => year === null || row.year === year)
    .filter((row) => {
      const text = plain(
        [row.meeting_name, row.session_name, row.location, row.country_name, row.circuit_short_name]
          .concat(row.winner, row.winner_team, row.pole, row.fastest_lap_driver)
          .join(' '),
      );
      return wanted.every((word) => text.includes(word));
    })
    .toSorted(orders[sort]);
}

/** Whether anything is known of the race but its date. */
export const hasRaceData = (row: RaceSummaryRow): boolean =>
  row.total_laps !== null || row.winner !== null;
