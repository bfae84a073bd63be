import {beforeAll, describe, expect, test} from 'vitest';
import {openTestDatabase, plainRows} from '#/testing/duckdb';
import {createLake, deliverRecorded, derive} from '#/testing/lake';
import {deviation, groupBy, mean, recorded, timedLaps, validLaps} from '#/testing/recorded';
import {hasShared, sharedRows} from '#/testing/shared';

/**
 * Gold figures of recorded sessions, recomputed in plain JavaScript.
 * The race 9606 has no race control and no weather, the race 9655 nothing but race control.
 */

let db: Awaited<ReturnType<typeof openTestDatabase>>;
const query = (sql: string) => plainRows(db, sql);
const values = (sql: string) => query(sql).map((row) => Object.values(row));
const byDriver = <T extends {readonly driver_number: number}>(rows: readonly T[]) =>
  groupBy(rows, (row) => row.driver_number);
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));
const most = (list: readonly number[], pick: (...list: number[]) => number) =>
  list.length === 0 ? null : pick(...list);

describe.skipIf(!hasShared)('figures', () => {
  beforeAll(async () => {
    db = await openTestDatabase();
    createLake(db);
    deliverRecorded(db);
    derive(db);
  });

  describe.each([9606, 9161, 11301, 11302, 11303])('of session %i', (session) => {
    test('driver performance counts valid laps and visits to the pit lane', () => {
      const stops = byDriver(recorded.stops(session));
      const drivers = byDriver(recorded.drivers(session));
      const expected = [...byDriver(validLaps(session))].map(([driver, laps]) => {
        const times = laps.map((lap) => lap.lap_duration);
        const waits = (stops.get(driver) ?? []).flatMap((stop) => stop.pit_duration ?? []);
        return [
          driver,
          drivers.get(driver)?.[0]?.full_name,
          drivers.get(driver)?.[0]?.team_name,
          times.length,
          Math.min(...times),
          near(mean(times)),
          near(deviation(times)),
          most(
            laps.flatMap((lap) => lap.st_speed ?? []),
            Math.max,
          ),
          stops.get(driver)?.length ?? 0,
          waits.length ? near(mean(waits)) : null,
          most(waits, Math.min),
        ];
      });
      expect(expected.length).toBeGreaterThan(15);
      expect(
        values(
          `select driver_number, full_name, team_name, total_laps, fastest_lap_time, avg_lap_time, lap_time_consistency,
             max_speed_st, pit_stop_count, avg_pit_duration, fastest_pit_stop
           from gold_driver_performance where session_key = ${session} order by driver_number`,
        ),
      ).toEqual(expected.toSorted(([a], [b]) => Number(a) - Number(b)));
    });

    test('fastest laps rank each driver once, by the earliest of the best laps', () => {
      const best = [...byDriver(validLaps(session)).values()].map(
        (laps) =>
          laps.toSorted(
            (a, b) => a.lap_duration - b.lap_duration || a.lap_number - b.lap_number,
          )[0]!,
      );
      const ranked = best.toSorted(
        (a, b) => a.lap_duration - b.lap_duration || a.driver_number - b.driver_number,
      );
      expect(
        values(
          `select rank, driver_number, lap_number, fastest_lap_time, gap_to_fastest_s
           from gold_fastest_laps where session_key = ${session} order by rank`,
        ),
      ).toEqual(
        ranked.map((lap, i) => [
          i + 1,
          lap.driver_number,
          lap.lap_number,
          lap.lap_duration,
          expect.closeTo(lap.lap_duration - ranked[0]!.lap_duration, 6),
        ]),
      );
    });

    test('team performance counts each driver of a team the same', () => {
      const laps = byDriver(validLaps(session));
      const stops = byDriver(recorded.stops(session));
      const raced = recorded.drivers(session).filter(({driver_number}) => laps.has(driver_number));
      const expected = [...groupBy(raced, ({team_name}) => team_name)].map(([team, members]) => {
        const times = members.map((member) =>
          (laps.get(member.driver_number) ?? []).map((lap) => lap.lap_duration),
        );
        const visits = members.map((member) => stops.get(member.driver_number)?.length ?? 0);
        return [
          team,
          members.length,
          Math.min(...times.flat()),
          near(mean(times.map(mean))),
          visits.reduce((a, b) => a + b, 0),
        ];
      });
      const order = expected.toSorted((a, b) => Number(a[2]) - Number(b[2]));
      expect(
        values(
          `select team_name, drivers_count, team_fastest_lap, team_avg_lap_time, total_team_pit_stops, team_rank
           from gold_team_performance where session_key = ${session} order by team_rank`,
        ),
      ).toEqual(order.map((team, i) => [...team, i + 1]));
    });

    test('tyre strategy averages the timed laps of each stint that has laps', () => {
      const laps = byDriver(recorded.laps(session));
      const expected = recorded.stints(session).flatMap((stint) => {
        const within = (laps.get(stint.driver_number) ?? []).filter(
          (lap) => lap.lap_number >= stint.lap_start && lap.lap_number <= stint.lap_end,
        );
        const times = within.flatMap((lap) => lap.lap_duration ?? []);
        const row = [
          stint.driver_number,
          stint.stint_number,
          stint.compound,
          stint.lap_end - stint.lap_start + 1,
          times.length ? near(mean(times)) : null,
          most(times, Math.min),
        ];
        return within.length === 0 ? [] : [row];
      });
      expect(
        values(
          `select driver_number, stint_number, compound, stint_laps, avg_lap_time_on_compound, best_lap_time_on_compound
           from gold_tyre_strategy where session_key = ${session} order by 1, 2`,
        ),
      ).toEqual(
        expected.toSorted((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1])),
      );
    });

    test('the summary has a row for a race, and none for another session', () => {
      const laps = timedLaps(session);
      const race = [
        Math.max(...laps.map((lap) => lap.lap_number)),
        Math.min(...laps.map((lap) => lap.lap_duration)),
        laps.filter((lap) => lap.is_pit_out_lap).length,
      ];
      expect(
        values(
          `select total_laps, fastest_lap, total_pit_stops from gold_race_summary where session_key = ${session}`,
        ),
      ).toEqual(session === 9606 ? [race] : []);
    });
  });

  test('overtakes are counted per driver, made and suffered', () => {
    const suffered = groupBy(recorded.passes(9606), (pass) => pass.overtaken_driver_number);
    const made = groupBy(recorded.passes(9606), (pass) => pass.overtaking_driver_number);
    const expected = [...made].map(([driver, passes]) => {
      const lost = suffered.get(driver)?.length ?? 0;
      return [driver, passes.length, lost, passes.length - lost] as const;
    });
    expect(
      values(
        `select driver_number, overtakes_made, overtakes_suffered, overtakes_net
         from gold_overtakes_analysis where session_key = 9606 order by 1`,
      ),
    ).toEqual(expected.toSorted(([a], [b]) => a - b));
  });

  test('the summary works without race control and weather: flags 0, the rest null', () => {
    expect(query('select * from gold_race_summary where session_key = 9606')[0]).toMatchObject({
      meeting_name: 'Singapore Grand Prix',
      is_sprint: false,
      yellow_flags: 0,
      red_flags: 0,
      safety_cars: 0,
      double_yellow_flags: null,
      safety_car_deployments: null,
      vsc_deployments: null,
      avg_air_temp: null,
      rainfall_detected: null,
      winner: 'Lando NORRIS',
      winner_team: 'McLaren',
      winner_time_s: 6052.571,
      pole: 'Lando NORRIS',
      fastest_lap_driver: 'Daniel RICCIARDO',
      overtakes: recorded.passes(9606).length,
    });
  });

  test('the summary works without laps and classification; a deployment is one, however many messages it takes', () => {
    const messages = sharedRows('race_control').filter((row) => row['session_key'] === 9655);
    const count = (column: string, value: string) =>
      messages.filter((row) => row[column] === value).length;
    expect(query('select * from gold_race_summary where session_key = 9655')[0]).toMatchObject({
      total_laps: null,
      fastest_lap: null,
      winner: null,
      pole: null,
      overtakes: null,
      yellow_flags: count('flag', 'YELLOW'),
      double_yellow_flags: count('flag', 'DOUBLE YELLOW'),
      red_flags: 0,
      safety_cars: count('category', 'SafetyCar'),
      safety_car_deployments: 3,
      vsc_deployments: 1,
    });
  });

  test('race results go from the grid, kept under the qualifying, to the flag', () => {
    const grid = new Map(recorded.grid(9602).map((row) => [row.driver_number, row.position]));
    const expected = recorded.results(9606).map((row, i) => {
      const start = grid.get(row.driver_number) ?? null;
      const gained = start === null || row.position === null ? null : start - row.position;
      return [i + 1, row.driver_number, row.position, start, gained, row.points];
    });
    expect(
      values(
        `select classification_order, driver_number, position, grid_position, positions_gained, points
         from gold_race_results where session_key = 9606 order by 1`,
      ),
    ).toEqual(expected);
  });

  test('race results say how each car finished', () => {
    const [first, second, , , , , , eighth, ...rest] = query(
      'select * from gold_race_results where session_key = 9606 order by classification_order',
    );
    expect(first).toMatchObject({status: 'Finished', gap_s: 0, pit_stops: 1});
    expect(second).toMatchObject({status: 'Finished', gap_s: 20.945, gap_laps: null});
    expect(eighth).toMatchObject({
      status: 'Lapped',
      gap_text: '+1 LAP',
      gap_laps: 1,
      gap_s: null,
      duration_s: null,
    });
    expect(rest.at(-2)).toMatchObject({status: 'Did not finish', position: 19});
    expect(rest.at(-1)).toMatchObject({status: 'Did not finish', position: null});
  });

  test('only races have results, and only those with a classification', () => {
    expect(values('select distinct session_key from gold_race_results')).toEqual([[9606]]);
  });
});
