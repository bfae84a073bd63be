import {describe, expect, test} from 'vitest';
import {sparkObjections} from '#/testing/sparkSql';
import {derivedTables, tables} from './tables';

/** Spark's own grammar, by a parser made from it: the exported project runs the same SQL on a cluster. */

test.each(derivedTables)('Spark SQL takes the SELECT of $name', ({sql}) => {
  expect(sparkObjections(sql)).toEqual([]);
});
test.each(tables)('Spark SQL takes the expectations of $name', ({name, expectations}) => {
  for (const rule of expectations)
    if (rule.kind === 'row')
      expect(
        sparkObjections(`select 1 from ${name} where not coalesce(${rule.holds}, false)`),
      ).toEqual([]);
});

describe('is refused', () => {
  test.each([
    ['QUALIFY', 'select a from t qualify row_number() over (order by a) = 1'],
    ['a cast with colons', 'select a::bigint from t'],
    ['EXCLUDE', 'select * exclude (a) from t'],
    ['a name in double quotes', 'select "a" from t'],
    ['a name in backticks', 'select `a` from t'],
    ['an element of a list', 'select a[1] from t'],
    ['ASOF JOIN', 'select a from t asof join u on t.a >= u.a'],
    ['a query without an end', 'select a, from t where'],
    ['a second statement', 'select a from t; select a from t'],
    ['a power', 'select a ^ 2 from t'],
    ['FILTER', 'select count(*) filter (where a > 1) from t'],
  ])('%s', (_, sql) => expect(sparkObjections(sql)).not.toEqual([]));

  test.each([
    ['a function of DuckDB', 'select list_transform(a, x -> x) from t', 'list_transform'],
    ['a function of Spark SQL', 'select date_format(a, b) from t', 'date_format'],
    ['an unknown function alone', 'select frobnicate(a) from t', 'frobnicate'],
    ['a special form', 'select extract(year from a) from t', 'extract'],
    ['a function that both have with another meaning', 'select concat(a, b) from t', 'concat'],
    ['a table function', 'select a from generate_series(1, 2) as t', 'generate_series'],
  ])('%s in %s', (_, sql, name) =>
    expect(sparkObjections(sql)).toContain(`${name} is not a shared function`),
  );

  test.each([
    'select max(coalesce(frobnicate(a), 1)) over (order by b) from t',
    'select a from t order by frobnicate(a)',
    'select a from t where frobnicate(a)',
    'select case when frobnicate(a) then 1 end as b from t',
    'select case when a then frobnicate(b) end as b from t',
    'select a from t group by frobnicate(a)',
    'select t.a from t join u on frobnicate(t.a) = u.a',
    'select sum(a) over (partition by frobnicate(b)) as c from t',
    'select frobnicate() from t',
    'select frobnicate(a, b), c from t',
    'select a from t where b in (select frobnicate(a) as c from u)',
  ])('an unknown function in %s', (sql) =>
    expect(sparkObjections(sql)).toContain('frobnicate is not a shared function'),
  );
});

test('keywords before a parenthesis are no functions, and words in text or comments nothing', () => {
  expect(
    sparkObjections(`-- qualify (a)
      select case when (a) in (1, 2) then (b) else 'frob(a) "x"' end as c, count(*) over (partition by a) as d
      from (select a, b from t) as u
      where not (a = 1 or (b between (1) and (2))) and exists (select 1 from v where v.a = u.a)`),
  ).toEqual([]);
});
