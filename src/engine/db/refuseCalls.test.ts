import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {refuseCalls} from './refuseCalls';
import {statementsIn} from './statementsIn';

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openTestDatabase();
});
const refuse = (sql: string) => () => {
  const tokens = db.useUnsafe((bindings) => bindings.tokenize(sql));
  refuseCalls(statementsIn(sql, tokens).words);
};

test.each([
  'from checkpoint()',
  "FROM Checkpoint('f1_data')",
  'select * from system.main."force_checkpoint" /* now */ ()',
  'with a as (from checkpoint()) select 1',
  'explain analyze from checkpoint()',
  'create view scratch.later as from checkpoint()',
  "from query('from check' || 'point()')",
  "from query(getvariable('later'))",
  'from query("from checkpoint()")',
  'from checkpoint/* now */()',
  "from enable_logging('QueryLog')",
  'from arrow_scan(1, 2, 3)',
])('%s is refused with its place', (sql) => expect(refuse(sql)).toThrow('does more than read'));

test.each([
  'select checkpoint, query from laps where query in (1, 2)',
  "select 'from checkpoint()' -- from checkpoint()",
  'with query (a, "b c") as (select 1, 2) from query',
  'insert into scratch.query (a) select 1',
  'select count(*) from range(3) as query (i)',
])('%s is not', (sql) => expect(refuse(sql)).not.toThrow());

test('every table function that DuckDB has is refused, or known to only read', () => {
  const known = db.query(
    "select distinct function_name as name from duckdb_functions() where function_type = 'table' order by all",
  );
  const names = known.toArray().map((row) => String(row['name']));
  const others = names.filter((name) => !isRefused(name) && !/^(?:duckdb|pragma)_/.test(name));
  expect(others.join(' ')).toBe(
    'generate_series glob query_table range read_blob read_csv read_csv_auto read_text repeat repeat_row sniff_csv summary test_all_types test_vector_types unnest which_secret',
  );
});

function isRefused(name: string): boolean {
  try {
    refuse(`from ${name}()`)();
    return false;
  } catch {
    return true;
  }
}
