import {expect, test} from 'vitest';
import {createTable, openTestDatabase, plainRows} from '#/testing/duckdb';
import {tables} from '#/lakehouse/tables';
import {completionAt} from './completionAt';
import {catalogOf, columnsSql, functionsSql} from './catalogOf';

const db = await openTestDatabase();
db.query('create schema racing; use racing; create schema ops; create schema scratch');
for (const table of tables) createTable(db, table);
db.query('create table ops.updates (update_id varchar, state varchar)');
db.query(
  "create table quarantine_silver_laps as select *, ['a'] as _broken_rules from silver_laps",
);
db.query('create table scratch."My Table" ("A column" int)');
const rows = <Row>(sql: string) => plainRows(db, sql) as readonly unknown[] as readonly Row[];
const catalog = catalogOf(rows(columnsSql), rows(functionsSql));

/** `|` is the cursor. */
function at(marked: string, isExplicit = false) {
  const offset = marked.indexOf('|');
  return completionAt({
    text: marked.replace('|', ''),
    offset,
    catalog,
    keywords: ['select', 'from'],
    isExplicit,
  });
}
const labels = (marked: string) => at(marked, true)?.options.map(({label}) => label) ?? [];
const best = (marked: string) =>
  (at(marked)?.options ?? [])
    .toSorted((a, b) => (b.boost ?? 0) - (a.boost ?? 0))
    .map(({label}) => label);

test('behind FROM and JOIN stand tables, gold before silver, other schemas with their name', () => {
  expect(best('select * from gol|').slice(0, 20)).toContain('gold_race_summary');
  expect(labels('select * from |')).toEqual(
    expect.arrayContaining(['ops.updates', 'scratch."My Table"', 'range']),
  );
  expect(labels('select * from silver_laps join |')).toContain('silver_drivers');
  expect(labels('from silver_laps a, |')).toContain('silver_drivers');
  expect(labels('select * from |')).not.toContain('lap_number');
});

test('behind an alias and a dot stand the columns of its table, and only those', () => {
  expect(
    labels('select l.| from silver_laps as l join silver_drivers d using (session_key)'),
  ).toEqual(expect.arrayContaining(['lap_duration', 'i1_speed', '_source_file']));
  expect(labels('select d.la| from silver_laps l, silver_drivers d')).not.toContain('lap_duration');
  expect(labels('select nothing.| from silver_laps')).toEqual([]);
});

test('behind a schema stand its tables, and behind those their columns', () => {
  expect(labels('select * from ops.|')).toEqual(['updates']);
  expect(labels('select ops.updates.| from ops.updates')).toEqual(['update_id', 'state']);
});

test('columns in scope come first, with type, unit and doc', () => {
  const marked = 'select lap_d| from silver_laps';
  expect(best(marked)).toEqual(expect.arrayContaining(['lap_duration']));
  const option = at(marked)?.options.find(({label}) => label === 'lap_duration');
  expect(option?.detail).toBe('double · s');
  expect(option?.info).toMatch(/Column of silver_laps$/);
  expect(best(marked).indexOf('lap_duration')).toBeLessThan(best(marked).indexOf('abs'));
});

test('what the statement names itself is known: WITH, subqueries and stars', () => {
  const sql =
    'with a as (select driver_number, avg(lap_duration) as mean from silver_laps group by all), b as (from a) select x.| from b x';
  expect(labels(sql)).toEqual(['driver_number', 'mean']);
  expect(labels('select s.| from (select *, 1 as one from gold_race_summary) s')).toEqual(
    expect.arrayContaining(['winner', 'one']),
  );
  expect(labels(sql.replace('x.|', '1').replace('b x', '|'))).toEqual(
    expect.arrayContaining(['a', 'b']),
  );
});

test('a quarantine has the docs of its table, and a name that is not plain is quoted', () => {
  expect(
    at('from quar|')?.options.find(({label}) => label === 'quarantine_silver_laps')?.info,
  ).toMatch(/keep out/);
  expect(labels('select t.| from scratch."My Table" t')).toEqual(['"A column"']);
});

test('only the statement of the cursor counts', () =>
  expect(labels('select l.| from silver_drivers l; select * from silver_laps l')).toContain(
    'full_name',
  ));

test('nothing is offered in strings, comments and numbers, nor where no word is begun', () => {
  for (const text of [
    "select 'ab|",
    '-- fro|',
    'select 12|',
    'select $na|',
    'select {{a}}|',
    'select  |',
  ])
    expect(at(text)).toBeNull();
});

test('functions are offered with their parameters', () => {
  const option = at('select date_tr| from silver_laps')?.options.find(
    ({label}) => label === 'date_trunc',
  );
  expect(option?.detail).toMatch(/^\(part, timestamp\)/);
  expect(option?.apply).toBe('date_trunc(');
});
