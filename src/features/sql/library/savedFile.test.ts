import {expect, test} from 'vitest';
import {queriesInFile, savedFileText} from './savedFile';

const query = {
  name: 'Poles',
  sql: 'select 1',
  parameters: {top: {type: 'number', text: '3'}},
  savedAt: 1,
} as const;

test('what is exported is imported again', () =>
  expect(queriesInFile(savedFileText([query]))).toEqual([query]));

test('a query that is not understood is left out', () =>
  expect(
    queriesInFile(savedFileText([query]).replace('"queries": [', '"queries": [3, {},')),
  ).toEqual([query]));

test.each(['', '[]', '{}', '{"kind":"laplake.sql.saved","queries":3}', 'null'])(
  'another file is refused: %j',
  (text) => expect(() => queriesInFile(text)).toThrow(/no file of saved queries/),
);
