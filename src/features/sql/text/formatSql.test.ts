import {expect, test} from 'vitest';
import {derivedTables} from '#/lakehouse/tables';
import {formatSql} from './formatSql';
import {sqlTokens} from './sqlTokens';

const words = (sql: string) => sqlTokens(sql).map(({text}) => text);

test('parameters, strings, comments and DuckDB’s own operators stay what they are', async () => {
  const written =
    "from laps select x::int, list[1:2], {'a': 1}, map {'b': 2}, s.f, lambda x: x + 1, columns('q.*') where d = {{ driver }} and t > $since and n = 'a''b' -- why\nqualify row_number() over (partition by a order by b) = 1; select 1";
  const formatted = await formatSql(written);
  expect(words(formatted).join('')).toBe(words(written).join(''));
  expect(formatted.split('\n').length).toBeGreaterThan(8);
});

/** Every sixth: each takes a while. */
const some = derivedTables.filter((_, at) => at % 6 === 5);

test.each(some.map(({name, sql}) => [name, sql] as const))(
  'the SELECT of %s says the same when it is formatted',
  async (_, sql) => {
    const formatted = await formatSql(sql);
    expect(words(formatted).join('')).toBe(words(sql).join(''));
  },
);

test('what it cannot take apart is an error with its place', async () =>
  expect(formatSql('select (')).rejects.toThrow(/line 1/i));
