import type {DriverLook} from './driverLook';

/** What the panels of a page show; null is everything. */
export interface Filter {
  /** Car numbers. */
  readonly drivers: readonly number[] | null;
  /** Teams by their names as `DriverLook` has them. */
  readonly teams: readonly string[] | null;
  /** From and to, both included. */
  readonly laps: readonly [number, number] | null;
}

export const filterNames = ['drivers', 'teams', 'laps'] as const;

const wholeNumbers = (text: string): readonly number[] =>
  text.split(',').flatMap((part) => (/^\d{1,4}$/.test(part) ? [Number(part)] : []));

/** The filter of a link, `?drivers=1,44&teams=Ferrari&laps=10-30`. What cannot be read is as if it were not there. */
export function parseFilter(params: URLSearchParams): Filter {
  const drivers = wholeNumbers(params.get('drivers') ?? '');
  const teams = (params.get('teams') ?? '').split(',').filter(Boolean);
  const laps = /^(\d{1,3})-(\d{1,3})$/.exec(params.get('laps') ?? '');
  const [from, to] = [Number(laps?.[1]), Number(laps?.[2])];
  return {
    drivers: drivers.length > 0 ? [...new Set(drivers)] : null,
    teams: teams.length > 0 ? [...new Set(teams)] : null,
    laps: laps ? [Math.min(from, to), Math.max(from, to)] : null,
  };
}

/** The parameters of a link; undefined where everything is shown. An empty list shows everything, too. */
export function filterPairs(
  filter: Filter,
): Readonly<Record<(typeof filterNames)[number], string | undefined>> {
  const {drivers, teams, laps} = filter;
  return {
    drivers: drivers?.join(',') || undefined,
    teams: teams?.join(',') || undefined,
    laps: laps ? laps.join('-') : undefined,
  };
}

/** Whether a driver is shown: picked by number or with the team; everybody when neither is picked. */
export function showsDriver({drivers, teams}: Filter, look: DriverLook): boolean {
  if (drivers === null && teams === null) return true;
  return (drivers?.includes(look.driver) ?? false) || (teams?.includes(look.team) ?? false);
}

/** Whether a lap is shown. */
export const showsLap = ({laps}: Filter, lap: number): boolean =>
  laps === null || (lap >= laps[0] && lap <= laps[1]);

/** Whether anything is left out. */
export const isFiltering = ({drivers, teams, laps}: Filter): boolean =>
  drivers !== null || teams !== null || laps !== null;
