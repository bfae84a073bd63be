import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import {groupBy} from '#/base/groupBy';
import {plainRows} from '#/testing/duckdb';
import {numberIn, textIn, timeIn} from '#/testing/feed';
import {factsOf, feedOf, openGoldLake, recordedSessions, simulated} from '#/testing/goldLake';
import type {DeliveredRow} from '#/testing/lake';

/** Gold tables that set drivers of a session side by side, recomputed in plain JavaScript. */

let db: DuckDBConnection;
const values = (sql: string) => plainRows(db, sql).map((row) => Object.values(row));
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));
const {practice, qualifying, race} = simulated;
const driverOf = (row: DeliveredRow) => numberIn(row, 'driver_number') ?? -1;
const timesIn = (row: DeliveredRow | undefined): readonly (number | null)[] =>
  Array.isArray(row?.['duration'])
    ? row['duration'].map((time: unknown) => (typeof time === 'number' ? time : null))
    : [null, null, null];
const least = (list: readonly (number | null | undefined)[]): number | null => {
  const numbers = list.filter((value) => typeof value === 'number');
  return numbers.length === 0 ? null : Math.min(...numbers);
};
const minus = (a: number | null | undefined, b: number | null | undefined) =>
  typeof a === 'number' && typeof b === 'number' ? near(a - b) : null;

beforeAll(async () => {
  db = await openGoldLake('gold_qualifying', 'gold_grid_to_finish', 'gold_head_to_head');
});

describe.each([...recordedSessions(9161, 11303), qualifying])('qualifying %i', (session) => {
  const rows = feedOf(session)('session_result').toSorted(
    (a, b) => (numberIn(a, 'position') ?? 99) - (numberIn(b, 'position') ?? 99),
  );
  const best = (segment: number) => least(rows.map((row) => timesIn(row)[segment]));
  /** The slowest time of a segment among those that set one in the next. */
  const cut = (segment: number) =>
    Math.max(
      ...rows.filter((row) => timesIn(row)[segment + 1]).map((row) => timesIn(row)[segment] ?? 0),
    );
  /** Q1 is 0: who is placed eleventh was in Q2, with or without a time there. */
  const reached = (place: number) =>
    place <= 10 ? 2 : place <= (rows.length > 20 ? 16 : 15) ? 1 : 0;
  const deciding = (i: number) => timesIn(rows[i])[reached(i + 1)];

  test('has the times of each segment, their gaps, and where each driver was knocked out', () => {
    const expected = rows.map((row, i) => {
      const [q1, q2, q3] = timesIn(row);
      return [
        driverOf(row),
        i + 1,
        ['Q1', 'Q2', null][reached(i + 1)],
        q1,
        q2,
        q3,
        minus(q1, best(0)),
        minus(q2, best(1)),
        minus(q3, best(2)),
        minus(deciding(i), deciding(0)),
      ];
    });
    expect(
      values(
        `select driver_number, position, knocked_out_in, q1_s, q2_s, q3_s, q1_gap_s, q2_gap_s, q3_gap_s, gap_to_pole_s
         from gold_qualifying where session_key = ${session} order by position`,
      ),
    ).toEqual(expected);
  });
  test('measures the distance to the cut by the slowest time that went through', () => {
    const hasCut = rows.some((row) => timesIn(row)[1] === null);
    const expected = rows.map((row) => {
      const [q1, q2] = timesIn(row);
      return [
        driverOf(row),
        minus(q1, hasCut ? cut(0) : Math.max(...rows.map((other) => timesIn(other)[0] ?? 0))),
        minus(q2, hasCut ? cut(1) : Math.max(...rows.map((other) => timesIn(other)[1] ?? 0))),
      ];
    });
    expect(
      values(
        `select driver_number, q1_to_cut_s, q2_to_cut_s from gold_qualifying where session_key = ${session} order by position`,
      ),
    ).toEqual(expected);
  });
  test('sums the best sectors of valid laps not deleted to the ideal lap', () => {
    const laps = feedOf(session)('laps');
    const counted = new Set(
      factsOf(session)
        .filter((fact) => fact.isValid && !fact.isDeleted)
        .map((fact) => `${fact.driver} ${fact.lap}`),
    );
    const own = groupBy(
      laps.filter((lap) => counted.has(`${driverOf(lap)} ${numberIn(lap, 'lap_number')}`)),
      driverOf,
    );
    const expected = rows.map((row) => {
      const sectors = [1, 2, 3].map((sector) =>
        least(
          (own.get(driverOf(row)) ?? []).map((lap) => numberIn(lap, `duration_sector_${sector}`)),
        ),
      );
      const ideal = sectors.includes(null)
        ? null
        : sectors.reduce<number>((sum, s) => sum + (s ?? 0), 0);
      return [driverOf(row), near(ideal), minus(least(timesIn(row)), ideal)];
    });
    expect(
      values(
        `select driver_number, ideal_lap_s, left_on_track_s from gold_qualifying where session_key = ${session} order by position`,
      ),
    ).toEqual(expected);
  });
});

describe.each([...recordedSessions(9606), race])(
  'the way from grid to flag in race %i',
  (session) => {
    test('goes over the place at the end of lap 1', () => {
      const gridOf = session === race ? feedOf(qualifying) : feedOf(9602);
      const grid = new Map(
        gridOf('starting_grid').map((row) => [driverOf(row), numberIn(row, 'position')]),
      );
      const expected = feedOf(session)('session_result').map((row) => {
        const driver = driverOf(row);
        const laps = factsOf(session).filter((fact) => fact.driver === driver);
        const endMs =
          laps.find((fact) => fact.lap === 1)?.endMs ??
          laps.find((fact) => fact.lap === 2)?.startMs ??
          0;
        const settled = feedOf(session)('position')
          .filter((place) => driverOf(place) === driver && (timeIn(place, 'date') ?? 0) <= endMs)
          .at(-1);
        const [start, first, last] = [
          grid.get(driver) ?? null,
          numberIn(settled, 'position'),
          numberIn(row, 'position'),
        ];
        return [
          driver,
          start,
          first,
          minus(start, first),
          last,
          minus(first, last),
          minus(start, last),
        ];
      });
      expect(
        values(
          `select driver_number, grid_position, position_after_lap_1, gained_on_lap_1, position, gained_after_lap_1, positions_gained
         from gold_grid_to_finish where session_key = ${session} order by 1`,
        ),
      ).toEqual(expected.toSorted((a, b) => Number(a[0]) - Number(b[0])));
    });
  },
);

describe.each([...recordedSessions(9606, 9161, 11301, 11302, 11303), practice, qualifying, race])(
  'team mates of session %i',
  (session) => {
    test('are compared by place, by the last segment of both, and by the laps', () => {
      const isRace = session === 9606 || session === race;
      const result = new Map(feedOf(session)('session_result').map((row) => [driverOf(row), row]));
      const teams = groupBy(feedOf(session)('drivers'), (row) => textIn(row, 'team_name'));
      const best = (driver: number) =>
        least(
          factsOf(session)
            .filter((fact) => fact.driver === driver && fact.isValid && !fact.isDeleted)
            .map((fact) => fact.time),
        );
      const expected = [...teams.values()].flatMap((members) => {
        const [a, b] = members.map(driverOf).toSorted((x, y) => x - y);
        if (a === undefined || b === undefined) return [];
        const places = [a, b].map((driver) => numberIn(result.get(driver), 'position'));
        const [p, q] = places;
        const [ta, tb] = [timesIn(result.get(a)), timesIn(result.get(b))];
        const shared = [2, 1, 0].find((i) => (ta[i] ?? null) !== null && (tb[i] ?? null) !== null);
        const gap = (driver: number) =>
          isRace ? numberIn(result.get(driver), 'gap_to_leader') : null;
        return [
          [
            a,
            b,
            p === null || q === null || p === undefined || q === undefined ? null : p < q ? a : b,
            shared === undefined ? null : `Q${shared + 1}`,
            shared === undefined ? null : minus(tb[shared], ta[shared]),
            minus(gap(b), gap(a)),
            minus(best(b), best(a)),
          ],
        ];
      });
      expect(expected.length).toBeGreaterThan(3);
      expect(
        values(
          `select driver_1_number, driver_2_number, ahead_driver_number, qualifying_segment, qualifying_gap_s, race_gap_s, best_lap_gap_s
           from gold_head_to_head where session_key = ${session} order by 1`,
        ),
      ).toEqual(expected.toSorted((x, y) => Number(x[0]) - Number(y[0])));
    });
  },
);
