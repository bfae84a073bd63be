import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import {median} from '#/base/math';
import {plainRows} from '#/testing/duckdb';
import {numberIn} from '#/testing/feed';
import {factsOf, feedOf, openGoldLake} from '#/testing/goldLake';
import {hasShared} from '#/testing/shared';
import {compared} from './comparison';
import {comparedQuery, formQuery, matesQuery} from './driversQueries';
import type {ComparedRow, MateRow} from './driversRows';
import {matePairs} from './mateRows';

/** The queries over the recorded race 9606 and the qualifyings 9161 and 11303, against their delivered rows. */

const near = (value: number) => expect.closeTo(value, 6);

describe.skipIf(!hasShared)('recorded sessions', () => {
  let db: DuckDBConnection;
  const resultIn = (session: number, driver: number) =>
    feedOf(session)('session_result').find((row) => numberIn(row, 'driver_number') === driver);
  /** Seconds of Q1, Q2 and Q3. */
  const segments = (session: number, driver: number): readonly (number | null)[] => {
    const {duration} = resultIn(session, driver) ?? {};
    return Array.isArray(duration)
      ? duration.map((time: unknown) => (typeof time === 'number' ? time : null))
      : [];
  };
  const lapsOf = (session: number, driver: number) =>
    factsOf(session).filter((fact) => fact.driver === driver);
  const rowsOf = (sessions: readonly number[], drivers: readonly number[]) =>
    plainRows(db, comparedQuery(sessions, drivers).sql) as unknown as readonly ComparedRow[];

  beforeAll(async () => {
    db = await openGoldLake(
      ...comparedQuery([], []).reads,
      ...matesQuery(2024).reads,
      ...formQuery(2024).reads,
    );
  });

  test('a race shows result, best lap and median race pace of the chosen drivers', () => {
    const rows = rowsOf([9606], [4, 1, 44]);
    const expected = [1, 4, 44].map((driver) => {
      const laps = lapsOf(9606, driver);
      const times = (of: (fact: (typeof laps)[number]) => boolean) =>
        laps.filter(of).flatMap(({time}) => time ?? []);
      return {
        driver_number: driver,
        position: numberIn(resultIn(9606, driver), 'position'),
        points: numberIn(resultIn(9606, driver), 'points'),
        best_lap_s: near(Math.min(...times((fact) => fact.isValid && !fact.isDeleted))),
        median_lap_s: near(median(times((fact) => fact.isClean))),
      };
    });
    expect(rows).toMatchObject(expected);
    expect(rows[1]).toMatchObject({position: 1, points: 25, full_name: 'Lando NORRIS'});
  });

  test.each([9161, 11303])(
    'qualifying %i has gaps of the last segment both drove in',
    (session) => {
      const drivers = feedOf(session)('session_result')
        .flatMap((row) => numberIn(row, 'driver_number') ?? [])
        .slice(0, 20);
      const reference = drivers[0] ?? 0;
      const others = [drivers[5] ?? 0, drivers[12] ?? 0];
      const entries = compared(rowsOf([session], [reference, ...others]), [reference, ...others]);
      expect(entries.map(({row}) => row.driver_number)).toEqual([reference, ...others]);
      for (const {row, qualifying} of entries.slice(1)) {
        const [own, other] = [segments(session, reference), segments(session, row.driver_number)];
        const at = [2, 1, 0].find((i) => own[i] && other[i]) ?? -1;
        expect(qualifying).toEqual({
          segment: ['Q1', 'Q2', 'Q3'][at],
          seconds: near((other[at] ?? 0) - (own[at] ?? 0)),
        });
      }
    },
  );

  test('team mates of the recorded race score its places and points', () => {
    const rows = plainRows(db, matesQuery(2024).sql) as unknown as readonly MateRow[];
    const pair = matePairs(rows).find(({id}) => id === '4-81');
    const points = (driver: number) => numberIn(resultIn(9606, driver), 'points');
    expect(pair?.score.race).toEqual({ahead: [1, 0], undecided: 0});
    expect(pair?.score.points).toEqual([points(4), points(81)]);
  });

  test('nobody is asked for, and nothing comes', () => {
    expect(rowsOf([], [])).toEqual([]);
  });
});
