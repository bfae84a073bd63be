import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, expect, test} from 'vitest';
import type {Column} from '#/lakehouse/define';
import {tables} from '#/lakehouse/tables';
import {createTable, openTestDatabase, plainRows} from '#/testing/duckdb';
import {bindParameters, parametersOf} from '../parameters/bindParameters';
import {dashboardSnippets} from './dashboardSnippets';
import {questionSnippets} from './questionSnippets';
import type {Snippet} from './snippet';

const snippets: readonly Snippet[] = [...dashboardSnippets, ...questionSnippets];
let db: DuckDBConnection;

/** Made-up values by the column's name; by its type for all others. `i` is 1 to 4, a driver. */
const made: Readonly<Record<string, string>> = {
  session_key: '9001',
  meeting_key: '1200',
  driver_number: 'i',
  position: 'i',
  grid_position: '5 - i',
  positions_gained: '5 - 2 * i',
  rank: 'i',
  lap_number: '10 * i',
  date_start: "timestamp '2024-09-22 12:00:00'",
  session_name: "'Race'",
  session_type: "'Race'",
  location: "'Marina Bay'",
  full_name: "'Driver ' || i",
  team_name: "'Team ' || ceil(i / 2)::int",
  compound: "'SOFT'",
  flag: "'YELLOW'",
  pit_lane_s: '20.5 + i',
  pole_driver_number: '4',
  winner_driver_number: '1',
  is_sprint: 'false',
  stint_number: 'i',
};
const byType: Readonly<Record<string, string>> = {
  BIGINT: 'i',
  DOUBLE: 'i * 1.5',
  VARCHAR: "'made up'",
  BOOLEAN: 'false',
  TIMESTAMP: "timestamp '2024-09-22 12:00:00' + to_seconds(i)",
};
/** One row a session, not one a driver. */
const single = /(?:sessions|meetings|race_summary|weather_summary)$/;

const valueOf = (name: string, {type}: Column) => made[name] ?? byType[type] ?? 'null';

beforeAll(async () => {
  db = await openTestDatabase();
  for (const table of tables) {
    createTable(db, table);
    const values = Object.entries(table.columns).map(([name, column]) => valueOf(name, column));
    const rows = single.test(table.name) ? 1 : 4;
    db.query(
      `insert into ${table.name} select ${values.join(', ')} from range(1, ${rows + 1}) t(i)`,
    );
  }
});

const answer = (snippet: Snippet) => {
  const {sql, missing} = bindParameters(snippet.sql, snippet.parameters ?? {});
  expect(missing).toEqual([]);
  return plainRows(db, sql);
};

test.each(snippets.map((snippet) => [snippet.title, snippet] as const))(
  '%s has an answer',
  (_, snippet) => expect(answer(snippet).length).toBeGreaterThan(0),
);

test.each(snippets.map((snippet) => [snippet.title, snippet] as const))(
  '%s: its parameters are those of its text',
  (_, {sql, parameters}) => {
    expect(Object.keys(parameters ?? {}).toSorted()).toEqual(parametersOf(sql).toSorted());
  },
);

test('titles are told apart', () =>
  expect(new Set(snippets.map(({title}) => title)).size).toBe(snippets.length));

const named = (title: string) => answer(snippets.find((snippet) => snippet.title === title)!);

test('the answers are what was made up', () => {
  expect(named('Recent sessions')).toMatchObject([{session_key: 9001, drivers: 4}]);
  expect(named('Points table').map(({points}) => points)).toEqual([25, 18, 15, 12]);
  expect(named('Fastest pit crew')[0]).toMatchObject({
    team_name: 'Team 1',
    stops: 2,
    median_lane_s: 22,
  });
  expect(named('Grid and finish')[0]).toMatchObject({
    drivers: 4,
    correlation: expect.closeTo(-1),
    mean_places_moved: 2,
  });
  expect(named('Race summary')[0]).toMatchObject({rain: 'Yes'});
  expect(named('Tyre strategy')[0]).toMatchObject({full_name: 'Driver 1', strategy: 'SOFT 1'});
});
