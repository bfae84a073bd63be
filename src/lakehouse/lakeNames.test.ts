import {expect, test} from 'vitest';
import {defaultCatalog, defaultPipeline, defaultSchema} from './config';
import {type LakeNames, nameProblems} from './lakeNames';

const usual: LakeNames = {
  catalog: defaultCatalog,
  schema: defaultSchema,
  pipeline: defaultPipeline,
};

test('the default names can be used', () => expect(nameProblems(usual)).toEqual({}));

test.each(['', '1st', 'F1', 'a-b', 'a b', '"; drop', 'é', 'a'.repeat(64), 'ops'])(
  'the catalog cannot be called %j',
  (catalog) => expect(nameProblems({...usual, catalog})).toHaveProperty('catalog'),
);

test('a schema must not share its catalog’s name, which would make SQL ambiguous', () =>
  expect(nameProblems({...usual, schema: usual.catalog})).toHaveProperty('schema'));

test('each field is told its own problem', () =>
  expect(
    Object.keys(nameProblems({catalog: 'A', schema: 'main', pipeline: 'my pipeline'})),
  ).toEqual(['catalog', 'schema', 'pipeline']));
