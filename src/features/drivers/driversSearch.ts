/** What the comparison's gaps are of. */
export type GapKind = 'qualifying' | 'pace' | 'best';

/** What the pages show, as their links say it; the year is read elsewhere. */
export interface DriversSearch {
  /** Car numbers, two to four; null when the link does not name as many. */
  readonly drivers: readonly number[] | null;
  readonly sessions: readonly number[] | null;
  /** Null for the first that is known. */
  readonly gap: GapKind | null;
  /** Team mates by car number; null when the link names none. */
  readonly pair: readonly [number, number] | null;
}

export const mostDrivers = 4;
/** More sessions than anybody reads at once, and no more than fits a link. */
const mostSessions = 60;

const gapKindsInLinks = ['qualifying', 'pace', 'best'] as const satisfies readonly GapKind[];

const numbers = (text: string | null, pattern: RegExp): readonly number[] => [
  ...new Set((text ?? '').split(',').flatMap((part) => (pattern.test(part) ? [Number(part)] : []))),
];

/** What cannot be read is as if it were not there. */
export function parseDriversSearch(params: URLSearchParams): DriversSearch {
  const drivers = numbers(params.get('drivers'), /^\d{1,3}$/).slice(0, mostDrivers);
  const sessions = numbers(params.get('sessions'), /^\d{1,9}$/).slice(0, mostSessions);
  const pair = /^(\d{1,3})-(\d{1,3})$/.exec(params.get('pair') ?? '');
  const gap = params.get('gap');
  return {
    drivers: drivers.length > 1 ? drivers : null,
    sessions: sessions.length > 0 ? sessions : null,
    gap: gapKindsInLinks.find((kind) => kind === gap) ?? null,
    pair: pair ? [Number(pair[1]), Number(pair[2])] : null,
  };
}
