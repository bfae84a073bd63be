import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import {groupBy} from '#/base/groupBy';
import {plainRows} from '#/testing/duckdb';
import {numberIn} from '#/testing/feed';
import {factsOf, feedOf, openGoldLake, recordedSessions, simulated} from '#/testing/goldLake';
import type {LapFact} from '#/testing/lapFacts';
import {deviation, mean} from '#/testing/recorded';
import {hasShared} from '#/testing/shared';
import {trackPeriods} from '#/testing/trackPeriods';

/** Gold tables about laps, recomputed in plain JavaScript. */

let db: DuckDBConnection;
const values = (sql: string) => plainRows(db, sql).map((row) => Object.values(row));
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));

const {practice, qualifying, race} = simulated;
const sessions = [...recordedSessions(9606, 9161, 11301, 11302, 11303), practice, qualifying, race];
const cleanOf = (session: number) => factsOf(session).filter((fact) => fact.isClean);
const timesOf = (facts: readonly LapFact[]) => facts.flatMap((fact) => fact.time ?? []);

/** The value below which a share of the sorted values lies, interpolated. */
function quantile(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

/** The least-squares line through y over x, and the share of the variance it explains. */
function line(points: readonly (readonly [x: number, y: number])[]) {
  const [x, y] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const sum = (of: (dx: number, dy: number) => number) =>
    points.reduce((total, [px, py]) => total + of(px - x, py - y), 0);
  const slope = sum((dx, dy) => dx * dy) / sum((dx) => dx * dx);
  const left = sum((dx, dy) => (dy - slope * dx) ** 2);
  return {slope, intercept: y - slope * x, r2: 1 - left / sum((_, dy) => dy * dy)};
}

beforeAll(async () => {
  db = await openGoldLake('gold_tyre_degradation', 'gold_race_pace', 'gold_pit_stops');
});

describe.each(sessions)('of session %i', (session) => {
  test('a period off green is one row, however many messages it took', () => {
    const expected = trackPeriods(feedOf(session))
      .toSorted(
        (a, b) =>
          a.startMs - b.startMs ||
          (a.status < b.status ? -1 : a.status > b.status ? 1 : (a.sector ?? 0) - (b.sector ?? 0)),
      )
      .map(({status, sector, startMs, endMs}, i) => [
        i + 1,
        status,
        sector,
        startMs,
        endMs,
        endMs === null ? null : expect.closeTo((endMs - startMs) / 1000, 3),
      ]);
    expect(
      values(
        `select period_number, status, sector, date_start, date_end, duration_s
         from gold_track_status where session_key = ${session} order by 1`,
      ),
    ).toEqual(expected);
  });

  test('each lap knows its tyres, weather, state of the track and place', () => {
    const expected = factsOf(session).map((fact) =>
      Object.values({...fact, endMs: near(fact.endMs)}),
    );
    expect(expected.length).toBeGreaterThan(50);
    expect(
      values(
        `select driver_number, lap_number, date_start, date_end, lap_time_s, stint_number, compound, tyre_age_laps,
           is_pit_out_lap, is_pit_in_lap, track_status, air_temperature_c, track_temperature_c, is_raining, position,
           gap_to_leader_s, interval_s, is_deleted, is_valid, is_clean
         from gold_stint_laps where session_key = ${session} order by 1, 2`,
      ),
    ).toEqual(expected);
  });

  test('degradation is the line through the clean laps of a stint', () => {
    const stints = groupBy(
      cleanOf(session).filter((fact) => fact.stint !== null),
      (fact) => `${fact.driver} ${fact.stint}`,
    );
    const expected = [...stints.values()].map((laps) => {
      const points = laps.flatMap(({tyreAge, time}) =>
        tyreAge === null || time === null ? [] : [[tyreAge, time] as const],
      );
      const fit = points.length < 5 ? null : line(points);
      return [
        laps[0]?.driver,
        laps[0]?.stint,
        laps[0]?.compound,
        laps.length,
        near(fit && fit.slope),
        near(fit && fit.intercept),
        near(fit && fit.r2),
        Math.min(...timesOf(laps)),
      ];
    });
    expect(
      values(
        `select driver_number, stint_number, compound, clean_laps, degradation_s_per_lap, new_tyre_lap_s, r2_ratio, best_lap_s
         from gold_tyre_degradation where session_key = ${session} order by 1, 2`,
      ),
    ).toEqual(
      expected.toSorted((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1])),
    );
  });

  test('race pace ranks the medians of clean laps, in races only', () => {
    const isRace = session === 9606 || session === race;
    const drivers = groupBy(isRace ? cleanOf(session) : [], (fact) => fact.driver);
    const medians = [...drivers.values()].map((laps) => quantile(timesOf(laps), 0.5));
    const best = Math.min(...medians);
    const expected = [...drivers].map(([driver, laps]) => {
      const times = timesOf(laps);
      const median = quantile(times, 0.5);
      return [
        driver,
        times.length,
        near(median),
        near(mean(times)),
        near(quantile(times, 0.25)),
        near(quantile(times, 0.75)),
        near(deviation(times)),
        Math.min(...times),
        near((median / best - 1) * 100),
        medians.filter((other) => other < median).length + 1,
      ];
    });
    expect(
      values(
        `select driver_number, clean_laps, median_lap_s, mean_lap_s, lower_quartile_s, upper_quartile_s, stddev_lap_s,
           fastest_clean_lap_s, gap_to_best_percent, pace_rank
         from gold_race_pace where session_key = ${session} order by 1`,
      ),
    ).toEqual(expected);
  });

  test('a pit stop knows the laps around it, in races only', () => {
    const isRace = session === 9606 || session === race;
    const stops = isRace ? feedOf(session)('pit') : [];
    const lane = (row: (typeof stops)[number]) =>
      numberIn(row, 'lane_duration') ?? numberIn(row, 'pit_duration');
    const lanes = stops.flatMap((row) => lane(row) ?? []);
    const expected = stops.map((row) => {
      const [driver, lap] = [numberIn(row, 'driver_number') ?? 0, numberIn(row, 'lap_number') ?? 0];
      const at = (number: number) =>
        factsOf(session).find((fact) => fact.driver === driver && fact.lap === number);
      const [before, entry, exit] = [at(lap - 1), at(lap), at(lap + 1)];
      const time = lane(row);
      const told = (fact: LapFact | undefined, name: keyof LapFact) => fact?.[name] ?? null;
      return [
        driver,
        lap,
        time,
        numberIn(row, 'stop_duration'),
        told(entry, 'compound'),
        told(exit, 'compound'),
        told(before, 'position'),
        told(exit, 'position'),
        told(entry, 'status'),
        time === null ? null : lanes.filter((other) => other < time).length + 1,
      ];
    });
    expect(expected.length > 5).toBe(isRace);
    expect(
      values(
        `select driver_number, lap_number, pit_lane_s, stationary_s, compound_before, compound_after, position_before,
           position_after, track_status, lane_rank
         from gold_pit_stops where session_key = ${session} order by 1, 2`,
      ),
    ).toEqual(
      expected.toSorted((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1])),
    );
  });
});

test('the sessions show what the tables are about', () => {
  const all = sessions.flatMap(factsOf);
  const some = (holds: (fact: LapFact) => boolean) => expect(all.some(holds)).toBe(true);
  for (const status of ['GREEN', 'YELLOW', 'SC']) some((fact) => fact.status === status);
  some((fact) => fact.isDeleted && fact.isValid);
  some((fact) => fact.gap !== null && fact.gap > 0);
  some((fact) => fact.isClean);
});

describe.skipIf(!hasShared)('recorded sessions', () => {
  test('three safety cars and a virtual one are four periods', () =>
    expect(
      values(
        `select status, lap_number, duration_s from gold_track_status
         where session_key = 9655 and status in ('SC', 'VSC') order by period_number`,
      ),
    ).toEqual([
      ['SC', 1, 457],
      ['SC', 35, 636],
      ['VSC', 40, 20],
      ['SC', 40, 284],
    ]));
  test('a red flag lasts until the session is started again', () =>
    expect(
      values(
        `select session_key, duration_s from gold_track_status where status = 'RED' order by 1`,
      ),
    ).toEqual([
      [9161, 2024],
      [11302, 287],
      [11303, 690],
    ]));
  test('a deleted lap is found by its time, as OpenF1 counts laps otherwise than race control', () =>
    expect(
      values(
        `select driver_number, lap_number, lap_time_s from gold_stint_laps
         where session_key in (9161, 11303) and is_deleted order by 1, 2`,
      ),
    ).toEqual([
      [18, 5, 100.342],
      [23, 5, 80.269],
      [23, 11, 93.147],
      [27, 8, 76.922],
      [55, 5, 78.173],
    ]));
});
