import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {openTestDatabase} from '#/testing/duckdb';
import {parseSqlType, type SqlType, sqlTypeText} from './sqlType';

const again = (text: string) => {
  const type = parseSqlType(text);
  return type && sqlTypeText(type);
};

test.each([
  ['BIGINT', 'BIGINT'],
  ['DECIMAL(10,2)[3][]', 'DECIMAL(10,2)[][]'],
  ['TIMESTAMP WITH TIME ZONE', 'TIMESTAMP WITH TIME ZONE'],
  [`ENUM('a)', 'it''s')`, `ENUM('a)', 'it''s')`],
  ['STRUCT(a BIGINT, "b c" VARCHAR[])[]', 'STRUCT("a" BIGINT, "b c" VARCHAR[])[]'],
  [
    'STRUCT("q""(,) r" MAP(VARCHAR, BIGINT), x STRUCT(y DATE))',
    'STRUCT("q""(,) r" MAP(VARCHAR, BIGINT), "x" STRUCT("y" DATE))',
  ],
])('%s is read', (text, is) => expect(again(text)).toBe(is));

test.each([
  '',
  'STRUCT()',
  'STRUCT(a)',
  'STRUCT(a BIGINT',
  'BIGINT]',
  'STRUCT(a BIGINT,b BIGINT)',
  'MAP(',
  '"a"',
])('%j is no type', (text) => expect(parseSqlType(text)).toBeNull());

const {type} = fc.letrec<{type: SqlType}>((tie) => ({
  type: fc.oneof(
    {maxDepth: 4, depthSize: 'small'},
    fc.constantFrom('BIGINT', 'DATE').map((leaf): SqlType => ({kind: 'scalar', type: leaf})),
    tie('type').map((element): SqlType => ({kind: 'list', element})),
    fc
      .uniqueArray(
        fc.record({
          name: fc.string({
            minLength: 1,
            maxLength: 6,
            unit: fc.constantFrom(...Array.from(`aZ_1 ,."()[]'é`)),
          }),
          type: tie('type'),
        }),
        {minLength: 1, maxLength: 4, selector: ({name}) => name.toLowerCase()},
      )
      .map((fields): SqlType => ({kind: 'struct', fields})),
  ),
}));

test('what DuckDB tells of a column is the type it was made with, whatever its fields are called', async () => {
  const db = await openTestDatabase();
  fc.assert(
    fc.property(type, (made) => {
      db.query(`CREATE OR REPLACE TABLE t (c ${sqlTypeText(made)})`);
      const [row] = db
        .query("SELECT data_type FROM duckdb_columns() WHERE table_name = 't'")
        .toArray();
      expect(parseSqlType(String(row?.toJSON()['data_type']))).toEqual(made);
    }),
    {numRuns: 200},
  );
});
