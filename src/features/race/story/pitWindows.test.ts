import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import type {Query} from '#/charts/query';
import {pitLosses} from '#/domain/pitLoss';
import {delivered, gapsByHand, quantileOf} from '#/testing/byHand';
import {plainRows} from '#/testing/duckdb';
import {numberIn} from '#/testing/feed';
import {openGoldLake} from '#/testing/goldLake';
import {hasShared} from '#/testing/shared';
import {pacedLaps} from './lapSelection';
import {pitWindows} from './pitWindows';
import * as story from './storySql';

const race = 9606;
let db: DuckDBConnection;

beforeAll(async () => {
  db = await openGoldLake('gold_stint_laps', 'gold_pit_stops');
});

// The query decides the shape of its rows, as in the app.
const ask = <Row>(query: Query<Row>): readonly Row[] =>
  plainRows(db, query.sql) as readonly unknown[] as readonly Row[];

describe.skipIf(!hasShared)('the race of Singapore 2024', () => {
  test('a stop would have set the winner back by its cost, to whoever was there', () => {
    const byHand = gapsByHand(race);
    const windows = pitWindows(ask(story.pitStopsQuery(race)), ask(story.storyLapsQuery(race)))!;
    const norris = delivered('laps', race).filter((row) => row['driver_number'] === 4);
    const time = (lap: number) =>
      numberIn(
        norris.find((row) => row['lap_number'] === lap),
        'lap_duration',
      )!;
    const pace = quantileOf([25, 26, 27, 28, 29].map(time), 0.5);
    const own = pitLosses(
      [{driver: 4, lap: 30, isUnderSafetyCar: null}],
      pacedLaps(ask(story.storyLapsQuery(race))),
    );
    expect(own[0]?.lossS).toBeCloseTo(time(30) + time(31) - 2 * pace, 6);
    expect(Math.abs(windows.lossS - own[0]!.lossS)).toBeLessThan(3);
    const lap20 = windows.projections.find(({driver, lap}) => driver === 4 && lap === 20);
    const ahead = delivered('session_result', race)
      .map((row) => Number(row['driver_number']))
      .filter((driver) => driver !== 4 && (byHand(driver, 20) ?? Infinity) <= windows.lossS);
    expect(lap20).toMatchObject({place: 1, placeAfter: ahead.length + 1});
  });
});
