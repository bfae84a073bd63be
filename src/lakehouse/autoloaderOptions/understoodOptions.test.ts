import {expect, test} from 'vitest';
import {understoodOptions} from './understoodOptions';

test('what can be read stays as it is', () => {
  const config = {options: {mode: 'FAILFAST'}, tables: {bronze_laps: {maxFilesPerTrigger: '5'}}};
  expect(understoodOptions(config)).toEqual(config);
});

test('what another version wrote is left out, the rest stays', () =>
  expect(
    understoodOptions({
      options: {mode: 'FAILFAST', maxRowsPerTrigger: '5', cleanSource: 'COMPRESS'},
      tables: {bronze_laps: {zebra: '1'}, bronze_pit: {schemaHints: 'a INT', zebra: '1'}},
    }),
  ).toEqual({options: {mode: 'FAILFAST'}, tables: {bronze_pit: {schemaHints: 'a INT'}}}));

test('a table whose options contradict those of all tables goes by these', () =>
  expect(
    understoodOptions({
      options: {'cleanSource.retentionDuration': '1 day'},
      tables: {bronze_laps: {cleanSource: 'DELETE'}},
    }).tables,
  ).toEqual({}));
