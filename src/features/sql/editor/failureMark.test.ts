import {expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {failureMark} from './failureMark';

const db = await openTestDatabase();
db.query('create table laps (lap_number int, lap_duration double)');

/** The marked piece of the text and what is proposed, for what DuckDB itself says. */
function marked(sql: string, position: number) {
  let message = '';
  try {
    db.query(sql);
  } catch (thrown) {
    message = thrown instanceof Error ? thrown.message : String(thrown);
  }
  const mark = failureMark(sql, position, message);
  return (
    mark && {text: sql.slice(mark.from, mark.to), instead: mark.instead, message: mark.message}
  );
}

test('a wrong column is marked, and what DuckDB proposes can take its place', () =>
  expect(marked('select lap_nmber from laps', 7)).toEqual({
    text: 'lap_nmber',
    instead: ['lap_number', 'lap_duration'],
    message: expect.stringMatching(
      /^Binder Error: Referenced column "lap_nmber" not found[^]*"lap_duration"$/,
    ),
  }));

test('of a name with its table, only the column is replaced', () =>
  expect(marked('select l.lap_nmber from laps l', 7)).toMatchObject({
    text: 'lap_nmber',
    instead: ['lap_number'],
  }));

test('a wrong table', () =>
  expect(marked('select * from lapps', 14)).toMatchObject({text: 'lapps', instead: ['laps']}));

test('of several tables that DuckDB proposes each can take its place', () => {
  db.query(
    'create schema stored; create table stored.stints (i int); create schema racing; create table racing.stints (i int)',
  );
  expect(marked('select * from stint', 14)?.instead.toSorted()).toEqual([
    'racing.stints',
    'stored.stints',
  ]);
});

test('a wrong function', () =>
  expect(marked('select avgg(1)', 7)).toMatchObject({text: 'avgg', instead: ['avg']}));

test('a fault of syntax marks the word it is at, and at the end the last', () => {
  expect(marked('selec 1', 0)).toMatchObject({text: 'selec', instead: []});
  expect(marked('select (', 8)).toMatchObject({text: '(', instead: []});
});

test('an empty text has nothing to mark', () => expect(failureMark('', 0, 'x')).toBeNull());
