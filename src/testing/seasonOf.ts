import {z} from 'zod';
import type {EndpointName} from '#/domain/endpoints';
import {groupBy} from './recorded';

/** A season told from delivered rows in plain JavaScript, to hold the season tables against. */

const count = z.number().int();
const place = count.nullish().transform((value) => value ?? null);
const session = z.object({
  session_key: count,
  meeting_key: count,
  circuit_key: count,
  session_name: z.string(),
  session_type: z.string(),
  date_start: z.string().transform(Date.parse),
  year: count,
  is_cancelled: z.boolean().nullish(),
});
const driver = z.object({
  session_key: count,
  driver_number: count,
  full_name: z.string(),
  team_name: z.string().nullish(),
});
const result = z.object({
  session_key: count,
  driver_number: count,
  position: place,
  points: z.number().default(0),
  number_of_laps: count.nullish(),
  dnf: z.boolean(),
  dns: z.boolean(),
  dsq: z.boolean(),
});
const start = z.object({session_key: count, driver_number: count, position: count});
const lap = z.object({
  session_key: count,
  driver_number: count,
  lap_number: count,
  lap_duration: z.number().nullish(),
});
const standing = {session_key: count, position_current: place, points_current: z.number()};
const driverStanding = z.object({...standing, driver_number: count});
const teamStanding = z.object({...standing, team_name: z.string()});

/** The rows of every season, one of each key. */
export function seasonRows(rows: ReadonlyMap<EndpointName, readonly unknown[]>) {
  const of = <T>(endpoint: EndpointName, row: z.ZodType<T>): readonly T[] =>
    (rows.get(endpoint) ?? []).map((one) => row.parse(one));
  const sessions = of('sessions', session).map((one) => [one.session_key, one] as const);
  return {
    sessions: [...new Map(sessions).values()].toSorted((a, b) => a.date_start - b.date_start),
    drivers: of('drivers', driver),
    results: of('session_result', result),
    grids: of('starting_grid', start),
    laps: of('laps', lap),
    driverStandings: of('championship_drivers', driverStanding),
    teamStandings: of('championship_teams', teamStanding),
  };
}
export type SeasonRows = ReturnType<typeof seasonRows>;

/** A car's outcome of a race or sprint. */
export interface Classified {
  readonly meeting: number;
  readonly isSprint: boolean;
  readonly person: number;
  readonly team: string;
  readonly position: number | null;
  readonly grid: number | null;
  readonly points: number;
  readonly laps: number;
  readonly dnf: boolean;
  readonly dns: boolean;
  readonly dsq: boolean;
}
interface Listed<Who> {
  readonly session: number;
  readonly who: Who;
  readonly position: number | null;
  readonly points: number;
}

export function seasonOf(rows: SeasonRows, year: number) {
  const sessions = rows.sessions.filter((one) => one.year === year);
  const people = peopleOf(rows, sessions);
  const person = (number: number) => people.get(number)?.person ?? number;
  const races = sessions.filter((one) => one.session_type === 'Race');
  const results = races.flatMap((race) => classified(rows, race, person));
  const calendar = races.filter((one) => one.session_name === 'Race' && !one.is_cancelled);
  return {
    results,
    fastestLaps: calendar.flatMap(({session_key}) => {
      const driver = fastestOf(rows, session_key);
      if (driver === undefined) return [];
      return [{person: person(driver), team: teamIn(rows, session_key, driver)}];
    }),
    nameOf: (number: number) => people.get(number)?.name,
    championship: rows.driverStandings.map((one) => ({
      session: one.session_key,
      who: person(one.driver_number),
      position: one.position_current,
      points: one.points_current,
    })),
    teamChampionship: rows.teamStandings.map((one) => ({
      session: one.session_key,
      who: one.team_name,
      position: one.position_current,
      points: one.points_current,
    })),
    standings: <Who extends string | number>(
      whoOf: (one: Classified) => Who,
      listed: readonly Listed<Who>[],
    ) => standings({calendar, results, whoOf, listed}),
  };
}

const teamIn = ({drivers}: SeasonRows, session: number, number: number) =>
  drivers.find((one) => one.session_key === session && one.driver_number === number)?.team_name ??
  '';

function fastestOf({laps}: SeasonRows, session: number): number | undefined {
  const timed = laps.flatMap(({lap_duration, ...one}) =>
    one.session_key === session && typeof lap_duration === 'number'
      ? [{...one, time: lap_duration}]
      : [],
  );
  return timed.toSorted((a, b) => a.time - b.time || a.lap_number - b.lap_number)[0]?.driver_number;
}

function classified(
  rows: SeasonRows,
  {session_key, session_name, meeting_key}: SeasonRows['sessions'][number],
  person: (number: number) => number,
): readonly Classified[] {
  const isSprint = session_name === 'Sprint';
  const setBy = rows.sessions.find(
    (one) =>
      one.meeting_key === meeting_key &&
      one.session_name === (isSprint ? 'Sprint Qualifying' : 'Qualifying'),
  );
  const grid = rows.grids.filter((one) => one.session_key === setBy?.session_key);
  return rows.results
    .filter((one) => one.session_key === session_key)
    .map(({driver_number, number_of_laps, ...one}) => ({
      ...one,
      meeting: meeting_key,
      isSprint,
      person: person(driver_number),
      team: teamIn(rows, session_key, driver_number),
      grid: grid.find((start) => start.driver_number === driver_number)?.position ?? null,
      laps: number_of_laps ?? 0,
    }));
}

/** Who drove each number of a season: the newest race that knows it says, else the newest session. */
function peopleOf({drivers}: SeasonRows, sessions: SeasonRows['sessions']) {
  const seen = drivers.flatMap((one) => {
    const at = sessions.find(({session_key}) => session_key === one.session_key);
    return at ? [{...one, at: at.date_start, isRace: at.session_type === 'Race'}] : [];
  });
  const newest = [...groupBy(seen, (one) => one.driver_number).values()].flatMap(
    (list) => list.toSorted((a, b) => Number(b.isRace) - Number(a.isRace) || b.at - a.at)[0] ?? [],
  );
  const byName = groupBy(newest, (one) => one.full_name);
  const latest = (name: string) =>
    (byName.get(name) ?? []).toSorted(
      (a, b) => Number(b.isRace) - Number(a.isRace) || b.at - a.at,
    )[0]?.driver_number;
  return new Map(
    newest.map((one) => [
      one.driver_number,
      {person: latest(one.full_name) ?? one.driver_number, name: one.full_name},
    ]),
  );
}

interface StandingsOf<Who> {
  readonly calendar: SeasonRows['sessions'];
  readonly results: readonly Classified[];
  readonly whoOf: (one: Classified) => Who;
  readonly listed: readonly Listed<Who>[];
}

/** Rows of round, who, position, points, source, race and sprint points of the round, points by results, wins, missing rounds. */
function standings<Who extends string | number>({
  calendar,
  results,
  whoOf,
  listed,
}: StandingsOf<Who>): readonly (readonly unknown[])[] {
  const sum = (list: readonly Classified[]) => list.reduce((all, {points}) => all + points, 0);
  return calendar.flatMap(({session_key, meeting_key}, i) => {
    const soFar = new Set(calendar.slice(0, i + 1).map((one) => one.meeting_key));
    const past = results.filter(({meeting}) => soFar.has(meeting));
    const here = past.filter(({meeting}) => meeting === meeting_key);
    const now = listed.filter(({session}) => session === session_key);
    if (here.length === 0 && now.length === 0) return [];
    const raced = new Set(past.flatMap(({meeting, isSprint}) => (isSprint ? [] : meeting)));
    const earlier = calendar.slice(0, i + 1).map((one) => one.session_key);
    const all = new Set([
      ...past.map(whoOf),
      ...listed.filter(({session}) => earlier.includes(session)).map(({who}) => who),
    ]);
    const tallies = [...all].map((who) => {
      const mine = past.filter((one) => whoOf(one) === who);
      const placed = (place: number) =>
        mine.filter(({isSprint, position}) => !isSprint && position === place).length;
      const places = Array.from({length: 23}, (_, i) => placed(i + 1));
      return {who, mine, order: [sum(mine), ...places]};
    });
    const ranked = tallies.toSorted((a, b) => {
      const at = a.order.findIndex((value, k) => value !== b.order[k]);
      return at < 0 ? (a.who < b.who ? -1 : 1) : (b.order[at] ?? 0) - (a.order[at] ?? 0);
    });
    return ranked.map(({who, mine, order}, index) => {
      const official = now.find((one) => one.who === who);
      const round = mine.filter(({meeting}) => meeting === meeting_key);
      return [
        i + 1,
        who,
        now.length > 0 ? (official?.position ?? null) : index + 1,
        official?.points ?? order[0],
        official ? 'championship' : 'results',
        sum(round.filter(({isSprint}) => !isSprint)),
        sum(round.filter(({isSprint}) => isSprint)),
        order[0],
        order[1],
        soFar.size - raced.size,
      ];
    });
  });
}
