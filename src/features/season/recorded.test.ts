import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import type {Query} from '#/charts/query';
import {plainRows} from '#/testing/duckdb';
import {numberIn, recordedFeed, textIn} from '#/testing/feed';
import {openGoldLake} from '#/testing/goldLake';
import {hasShared} from '#/testing/shared';
import {historyQuery, resultsQuery, standingsQuery} from './seasonQueries';

/** The season's queries over the recorded Singapore race of 2024, session 9606, against its delivered rows. */

describe.skipIf(!hasShared)('the recorded season of 2024', () => {
  let db: DuckDBConnection;
  const race = 9606;
  const queries = [
    resultsQuery(2024),
    standingsQuery(2024, 'drivers'),
    standingsQuery(2024, 'teams'),
    historyQuery(2025),
  ];
  const ask = ({sql}: Query<unknown>) => plainRows(db, sql);
  const delivered = recordedFeed(race)('session_result');
  const drivers = recordedFeed(race)('drivers');
  const teamOf = (driver: number | null) =>
    textIn(
      drivers.find((row) => numberIn(row, 'driver_number') === driver),
      'team_name',
    ) ?? '';

  beforeAll(async () => {
    db = await openGoldLake(...queries.flatMap(({reads}) => reads));
  });

  test('has each result with its points', () => {
    const expected = delivered.map((row) => [
      numberIn(row, 'driver_number'),
      numberIn(row, 'position'),
      numberIn(row, 'points'),
    ]);
    const rows = ask(resultsQuery(2024)).map((row) => [
      row['driver_number'],
      row['position'],
      row['points'],
    ]);
    expect(rows).toHaveLength(20);
    expect(rows).toEqual(expect.arrayContaining(expected));
  });

  test('has the drivers after it with the points of it, since the lake has no other', () => {
    const expected = delivered.map((row) => [
      String(numberIn(row, 'driver_number')),
      numberIn(row, 'points'),
      numberIn(row, 'position') === 1 ? 1 : 0,
    ]);
    const rows = ask(standingsQuery(2024, 'drivers'));
    expect(rows.map(({who, points, wins}) => [who, points, wins])).toEqual(
      expect.arrayContaining(expected),
    );
    expect(rows).toHaveLength(expected.length);
    expect(rows[0]).toMatchObject({who: '4', position: 1, points: 25, points_source: 'results'});
  });

  test('has the teams after it with the points of both cars', () => {
    const sums = new Map<string, number>();
    for (const row of delivered) {
      const team = teamOf(numberIn(row, 'driver_number'));
      sums.set(team, (sums.get(team) ?? 0) + (numberIn(row, 'points') ?? 0));
    }
    const rows = ask(standingsQuery(2024, 'teams'));
    expect(new Map(rows.map(({who, points}) => [who, points]))).toEqual(sums);
  });

  test('is history for the next season: who won at the circuit', () => {
    const rows = ask(historyQuery(2025));
    expect(rows).toContainEqual(
      expect.objectContaining({circuit_key: 61, year: 2024, winner: 'Lando NORRIS'}),
    );
  });
});
