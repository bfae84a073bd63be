import {assert, pre, property, string as anyString} from 'fast-check';
import {expect, test} from 'vitest';
import {contentOf, hashOf, valuesFor} from './sqlLink';

test('a query and its parameters come back from the link', () =>
  assert(
    property(anyString({unit: 'grapheme'}), anyString({unit: 'grapheme'}), (sql, text) => {
      pre(sql.trim() !== '');
      const content = {sql, name: 'Pole & co', parameters: {driver: {type: 'text', text}} as const};
      expect(contentOf(`#${hashOf(content)}`, '')).toEqual(content);
    }),
  ));

test('a chart’s link is read, and what follows # comes first', () => {
  expect(contentOf('', '?query=select+1')).toEqual({sql: 'select 1'});
  expect(contentOf('#sql=select%202', '?query=select+1')).toMatchObject({sql: 'select 2'});
  expect(contentOf('', '')).toBeNull();
  expect(contentOf('#main', '?query=+')).toBeNull();
});

test('a parameter of no known type is left out', () =>
  expect(
    contentOf('#sql=a&p.x=code:1&p.y=number:1&p.z&p.__proto__=text:1', '')?.parameters,
  ).toEqual({
    y: {type: 'number', text: '1'},
  }));

test('an empty query and one too long for a link have none', () => {
  expect(hashOf({sql: ' '})).toBeNull();
  expect(hashOf({sql: 'x'.repeat(40_000)})).toBeNull();
});

test('a link has only the parameters its query has', () =>
  expect(
    valuesFor(['a', 'constructor'], {a: {type: 'text', text: ''}, b: {type: 'text', text: ''}}),
  ).toEqual({
    a: {type: 'text', text: ''},
  }));
