import {beforeAll, describe, expect, test} from 'vitest';
import type {EndpointName} from '#/domain/endpoints';
import {createSimulator} from '#/domain/simulator/simulator';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, deliver, type DeliveredRow, derive} from '#/testing/lake';
import {madeUpSeason} from '#/testing/madeUpSeason';
import {groupBy, mean} from '#/testing/recorded';
import {type Classified, seasonOf, type SeasonRows, seasonRows} from '#/testing/seasonOf';
import {hasShared, sharedRows} from '#/testing/shared';
import {withInputs} from '#/testing/withInputs';

/** Figures of seasons, recorded, simulated and made up, recomputed in plain JavaScript from the delivered rows. */

let db: Awaited<ReturnType<typeof openTestDatabase>>;
let delivered: SeasonRows;
const values = (sql: string) => plainRows(db, sql).map((row) => Object.values(row));

const endpoints: readonly EndpointName[] = [
  'meetings',
  'sessions',
  'drivers',
  'session_result',
  'starting_grid',
  'laps',
  'race_control',
  'championship_drivers',
  'championship_teams',
];
const simulator = createSimulator({year: 2025, meetings: 3, cars: 8, laps: 6});
/** Standings are published for the first two of the simulated races, for teams for the first. */
const published = new Map<EndpointName, number>([
  ['championship_drivers', 2],
  ['championship_teams', 1],
]);
function simulatedRows(endpoint: EndpointName): readonly DeliveredRow[] {
  const meetings = simulator.meetings.slice(0, published.get(endpoint) ?? 3);
  const scope = {meetingKeys: new Set(meetings.map(({meetingKey}) => meetingKey))};
  return [...simulator.rows(endpoint, scope)];
}

beforeAll(async () => {
  db = await openTestDatabase();
  createLake(db);
  const rows = new Map<EndpointName, readonly DeliveredRow[]>();
  for (const endpoint of endpoints) {
    const all = [
      ...sharedRows(endpoint),
      ...simulatedRows(endpoint),
      ...(madeUpSeason[endpoint] ?? []),
    ];
    rows.set(endpoint, all);
    deliver(db, endpoint, all);
  }
  delivered = seasonRows(rows);
  derive(db, withInputs('gold_driver_season', 'gold_team_season', 'gold_circuit_history'));
});

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const near = (list: readonly number[]) => (list.length ? expect.closeTo(mean(list), 6) : null);
const least = (list: readonly number[]) => (list.length ? Math.min(...list) : null);
const known = (list: readonly (number | null)[]) => list.flatMap((one) => one ?? []);
const compare = (a: readonly unknown[], b: readonly unknown[]): number => {
  const at = a.findIndex((one, i) => one !== b[i]);
  return at < 0 ? 0 : (a[at] as number) < (b[at] as number) ? -1 : 1;
};

/** What a driver's and a team's season have in common, in the order of `figures`. */
const figures = `total_points, race_points, sprint_points, wins, podiums, total_poles, dnfs, dns_count, dsqs,
  best_finish_position, avg_finish_position, best_grid_position, avg_grid_position, total_laps, sprint_wins, sprint_podiums`;
function figuresOf(results: readonly Classified[]): readonly unknown[] {
  const races = results.filter(({isSprint}) => !isSprint);
  const sprints = results.filter(({isSprint}) => isSprint);
  const points = [races, sprints].map((list) => sum(list.map((one) => one.points)));
  const within = (list: readonly Classified[], place: number) =>
    list.filter(({position}) => position !== null && position <= place).length;
  const finishes = known(races.map(({position}) => position));
  const starts = known(races.map(({grid}) => grid));
  return [
    sum(points),
    ...points,
    within(races, 1),
    within(races, 3),
    starts.length ? starts.filter((place) => place === 1).length : null,
    races.filter(({dnf}) => dnf).length,
    races.filter(({dns}) => dns).length,
    races.filter(({dsq}) => dsq).length,
    least(finishes),
    near(finishes),
    least(starts),
    near(starts),
    races.length ? sum(races.map(({laps}) => laps)) : null,
    within(sprints, 1),
    within(sprints, 3),
  ];
}

describe.each([2019, 2024, 2025])('the season of %i', (year) => {
  test('has standings of drivers after each round', () => {
    const season = seasonOf(delivered, year);
    expect(
      values(`select round, driver_number, position, points, points_source, race_points, sprint_points, results_points,
                wins, rounds_without_results
              from gold_season_standings_drivers where year = ${year} order by 1, 2`),
    ).toEqual(season.standings(({person}) => person, season.championship).toSorted(compare));
  });
  test('has standings of teams after each round', () => {
    const season = seasonOf(delivered, year);
    expect(
      values(`select round, team_name, position, points, points_source, race_points, sprint_points, results_points,
                wins, rounds_without_results
              from gold_season_standings_teams where year = ${year} order by 1, 2`),
    ).toEqual(season.standings(({team}) => team, season.teamChampionship).toSorted(compare));
  });
  test('has figures of each driver', () => {
    const season = seasonOf(delivered, year);
    const expected = [...groupBy(season.results, ({person}) => person)].map(([person, results]) => [
      person,
      season.nameOf(person),
      results.filter(({isSprint, dns}) => !isSprint && !dns).length,
      season.fastestLaps.length
        ? season.fastestLaps.filter((lap) => lap.person === person).length
        : null,
      ...figuresOf(results),
    ]);
    expect(
      values(`select driver_number, full_name, races, fastest_laps, ${figures}
              from gold_driver_season where year = ${year} order by 1`),
    ).toEqual(expected.toSorted(compare));
  });
  test('has figures of each team', () => {
    const season = seasonOf(delivered, year);
    const expected = [...groupBy(season.results, ({team}) => team)].map(([team, results]) => [
      team,
      new Set(results.map(({person}) => person)).size,
      results.filter(({isSprint, dns}) => !isSprint && !dns).length,
      season.fastestLaps.length
        ? season.fastestLaps.filter((lap) => lap.team === team).length
        : null,
      ...figuresOf(results),
    ]);
    expect(
      values(`select team_name, num_drivers, race_entries, fastest_laps, ${figures}
              from gold_team_season where year = ${year} order by 1`),
    ).toEqual(expected.toSorted(compare));
  });
});

test.each([
  ['gold_driver_season', 'gold_season_standings_drivers', 'driver_number'],
  ['gold_team_season', 'gold_season_standings_teams', 'team_name'],
])('%s has the places of the newest round', (table, standings, who) => {
  const columns = `championship_position, championship_points, championship_source`;
  const season = values(`select year, ${who}, ${columns} from ${table} order by 1, 2`);
  expect(season.length).toBeGreaterThan(6);
  expect(season).toEqual(
    values(`select year, ${who}, position, points, points_source from ${standings} s
            where round = (select max(round) from ${standings} n where n.year = s.year) order by 1, 2`),
  );
});

describe('the made-up season', () => {
  const season = (columns: string, where = 'true') =>
    values(`select ${columns} from gold_driver_season where year = 2019 and ${where} order by 1`);
  test('counts one person under two numbers, or spelt in two ways, once', () => {
    expect(season('driver_number, full_name, total_points, teams')).toEqual([
      [10, 'Ann-Lee ARBOR', 43, 1],
      [20, 'Bea BONN', 76, 2],
      [31, 'Cy CORK', 43, 2],
      [40, 'Dee DELHI', 5, 2],
    ]);
  });
  test('has sprints apart, and no race that was not started', () => {
    expect(season('driver_number, races, wins, sprint_wins, sprint_races')).toEqual([
      [10, 3, 0, 0, 1],
      [20, 3, 2, 1, 1],
      [31, 2, 1, 0, 1],
      [40, 1, 0, 0, 1],
    ]);
  });
  test('takes the published standings where there are any, else counts, wins before numbers; a cancelled race is no round', () => {
    expect(
      values(`select round, driver_number, position, points, points_source, rounds_without_results
              from gold_season_standings_drivers where year = 2019 and round > 1 order by 1, 2`),
    ).toEqual([
      [2, 10, 2, 43, 'championship', 0],
      [2, 20, 1, 58, 'championship', 0],
      [2, 31, null, 18, 'results', 0],
      [2, 40, 3, 5, 'championship', 0],
      [4, 10, 3, 43, 'results', 1],
      [4, 20, 1, 76, 'results', 1],
      [4, 31, 2, 43, 'results', 1],
      [4, 40, 4, 5, 'results', 1],
    ]);
  });
});

describe('circuit history', () => {
  test('follows the lap record from race to race of a circuit, known laps only', () => {
    const races = delivered.sessions.filter(
      (one) => one.session_name === 'Race' && !one.is_cancelled,
    );
    const rows = [...groupBy(races, (one) => one.circuit_key).values()].flatMap((here) => {
      let record = Infinity;
      return here.flatMap(({session_key, year}) => {
        const times = delivered.laps
          .filter((one) => one.session_key === session_key)
          .flatMap((one) => one.lap_duration ?? []);
        if (times.length === 0) return [];
        const beaten = Math.min(...times) < record;
        record = Math.min(record, ...times);
        return [[session_key, year, Math.min(...times), beaten, record]];
      });
    });
    expect(rows.length).toBeGreaterThan(5);
    expect(
      values(`select session_key, year, fastest_lap, is_lap_record, lap_record_s
              from gold_circuit_history where fastest_lap is not null order by 1`),
    ).toEqual(rows.toSorted(compare));
  });
  test('says who won, who started first, and who holds the record', () => {
    expect(
      values(`select session_key, known_races, winner, winner_wins_here, pole, is_won_from_pole, fastest_lap_driver,
                fastest_lap_team, lap_record_driver, lap_record_year, safety_car_deployments
              from gold_circuit_history where year = 2019 order by 1`),
    ).toEqual([
      [314, 1, 'Bea BONN', 1, 'Bea BONN', true, 'Ann ARBOR', 'Amber', 'Ann ARBOR', 2019, null],
      [324, 1, 'Bea BONN', 1, null, null, 'Bea BONN', 'Blue', 'Bea BONN', 2019, null],
      [354, 2, 'Cy CORK', 1, null, null, 'Bea BONN', 'Blue', 'Ann ARBOR', 2019, null],
    ]);
  });
  test.skipIf(!hasShared)('has a race of which only race control is known', () => {
    expect(
      values(`select winner, fastest_lap, lap_record_s, safety_car_deployments, vsc_deployments, red_flags
              from gold_circuit_history where session_key = 9655`),
    ).toEqual([[null, null, null, 3, 1, 0]]);
  });
});
