import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, expect, test} from 'vitest';
import {statementsIn} from '../db/statementsIn';
import {openTestDatabase} from '#/testing/duckdb';
import {statementKind} from './statement';

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openTestDatabase();
});

const kindOf = (sql: string, allowsWrites = true) =>
  statementKind(
    statementsIn(
      sql,
      db.useUnsafe((bindings) => bindings.tokenize(sql)),
    ),
    {catalog: 'f1_data', allowsWrites},
  );

test.each([
  ['select 1', 'query'],
  ['(select 1)', 'query'],
  ['-- why\nwith a as (select 1) select * from a;', 'query'],
  ['from range(3)', 'query'],
  ['values (1)', 'query'],
  ['with insert as (select 1 as i) from insert', 'query'],
  ['describe gold_laps', 'about'],
  ['summarize from range(3)', 'about'],
  ['show tables', 'about'],
  ['explain select 1', 'explain'],
  ['explain (analyze, format json) select 1', 'explain'],
  ["select 'not closed", 'query'],
  ['select "not closed', 'query'],
  ['from /* all */ silver_laps', 'query'],
  ['explain -- why\n select $$not closed', 'explain'],
])('%s reads', (sql, kind) => {
  expect(kindOf(sql)).toBe(kind);
  expect(kindOf(sql, false)).toBe(kind);
});

test.each([
  'create table scratch.mine as select 1',
  'CREATE OR REPLACE TABLE "Scratch"."my table"(i int)',
  'create table if not exists f1_data.scratch.mine(i int)',
  'create view scratch.seen as from silver_laps',
  'insert into scratch.mine select 1',
  'insert or ignore into scratch.mine values (1)',
  'with a as (select 1) insert into scratch.mine from a',
  'with recursive a(i) as (select 1) update scratch.mine set i = 2',
  'update scratch . mine set i = 1 where i in (select 2)',
  'delete from scratch.mine',
  'truncate scratch.mine',
  'merge into scratch.mine using (select 1 as i) as s using (i) when matched then delete',
  'alter table scratch.mine rename to yours',
  'drop table if exists scratch.mine',
  'drop view scratch.seen cascade;',
])('%s writes to scratch where writing is allowed', (sql) => {
  expect(kindOf(sql)).toBe('write');
  expect(() => kindOf(sql, false)).toThrow(expect.objectContaining({code: 'sql.read-only'}));
});

test.each([
  'create table mine as select 1',
  'create table racing.mine as select 1',
  'create table other.scratch.mine as select 1',
  'create table scratch.a.b.c as select 1',
  'create temp table mine as select 1',
  'create or replace table silver_laps as select 1',
  'create schema other',
  'create macro scratch.one() as 1',
  'create sequence scratch.s',
  'create index i on silver_laps(lap_number)',
  'create trigger',
  'insert into silver_laps select 1',
  'insert into racing.silver_laps select 1',
  'insert into "scratch.x" select 1',
  'insert into U&"scratch".x select 1',
  'update silver_laps set lap_number = 1',
  'delete from silver_laps where true or exists (from scratch.mine)',
  'delete from ops.autoloader_files',
  'with scratch as (select 1) delete from stored.bronze_laps',
  'with a as (insert into scratch.mine values (1)) delete from silver_laps',
  'with update as (select 1) delete from silver_laps',
  'merge into silver_laps using scratch.mine as s using (i) when matched then delete',
  'truncate silver_laps',
  'alter table silver_laps add column i int',
  'drop table silver_laps',
  'drop table scratch.mine, silver_laps',
  'drop schema racing cascade',
  'drop schema scratch cascade',
  "copy silver_laps to 'out.csv'",
  "copy scratch.mine from 'in.csv'",
  "explain analyze copy (select 1) to 'out.csv'",
  "explain (analyze) copy (select 1) to 'out.csv'",
  'explain analyze delete from silver_laps',
  "attach 'opfs://other.duckdb'",
  'detach f1_data',
  'use scratch',
  'set schema = scratch',
  'set variable a = 1',
  'reset all',
  'pragma database_size',
  'call pragma_version()',
  'begin',
  'commit',
  'rollback',
  'checkpoint',
  'vacuum',
  'analyze',
  "export database 'there'",
  "import database 'there'",
  'install json',
  'load json',
  'prepare p as delete from silver_laps',
  'execute p',
  "comment on table silver_laps is ''",
  '$$select 1$$',
])('%s is refused, whatever is allowed', (sql) => {
  for (const allowsWrites of [true, false])
    expect(() => kindOf(sql, allowsWrites)).toThrow(
      expect.objectContaining({code: 'sql.read-only'}),
    );
});

test('a verb misspelt is an error at its place', () =>
  expect(() => kindOf('-- ü\nselec 1')).toThrow(
    expect.objectContaining({code: 'sql.invalid', details: {byte: 6}}),
  ));

test.each([
  'select 1; drop table silver_laps',
  'drop table scratch.mine; drop table silver_laps',
  "select ';'; select 2",
  '',
  '-- nothing',
])('one statement at a time: %s', (sql) =>
  expect(() => kindOf(sql)).toThrow(expect.objectContaining({code: 'sql.invalid'})),
);
