import {assert, property, string as anyString} from 'fast-check';
import {expect, test} from 'vitest';
import {sqlTokens} from './sqlTokens';
import {statementAt, statementsOf} from './statements';

const texts = (text: string) => statementsOf(text).map(({sql}) => sql);

test('a semicolon ends a statement, not one in a string, a name or a comment', () => {
  expect(
    texts('select \';\' as "a;b" -- no; end\n; /* ; /* ; */ ; */ select $$;$$, $t$ ; $t$ ;'),
  ).toEqual([
    'select \';\' as "a;b" -- no; end'.replace(/$/, ''),
    '/* ; /* ; */ ; */ select $$;$$, $t$ ; $t$',
  ]);
});

test('a backslash escapes only in an escape string', () => {
  expect(texts(String.raw`select '\'; select e'\'; ' ; select 3`)).toEqual([
    String.raw`select '\'`,
    String.raw`select e'\'; '`,
    'select 3',
  ]);
});

test('comments alone and empty statements are none', () =>
  expect(texts(';; -- nothing\n; /* at all */')).toEqual([]));

test('what is not closed is one statement to the end', () =>
  expect(texts("select 'a; select 2")).toEqual(["select 'a; select 2"]));

test('the statement of a place in the text', () => {
  const text = 'select 1;\nselect 2;\n\nselect 3';
  expect(statementAt(text, 0)?.sql).toBe('select 1');
  expect(statementAt(text, 9)?.sql).toBe('select 1');
  expect(statementAt(text, 10)?.sql).toBe('select 2');
  expect(statementAt(text, text.length)?.sql).toBe('select 3');
  expect(statementAt('  select 1', 0)?.sql).toBe('select 1');
  expect(statementAt('-- nothing', 3)).toBeNull();
});

test('tokens lie one behind the other, and between them is only white space', () =>
  assert(
    property(anyString({unit: 'grapheme', maxLength: 60}), (text) => {
      let at = 0;
      for (const {from, to, text: own} of sqlTokens(text)) {
        expect(text.slice(at, from).trim()).toBe('');
        expect(text.slice(from, to)).toBe(own);
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(text.slice(at).trim()).toBe('');
    }),
  ));
