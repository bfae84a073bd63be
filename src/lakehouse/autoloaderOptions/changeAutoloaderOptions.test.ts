import {expect, test} from 'vitest';
import type {AutoloaderConfig} from '../config';
import {changeAutoloaderOptions} from './changeAutoloaderOptions';

const before: AutoloaderConfig = {
  options: {maxFilesPerTrigger: '50'},
  tables: {bronze_laps: {cleanSource: 'MOVE', 'cleanSource.moveDestination': 'archive'}},
};

test('names lose their prefix, and what says the default is not kept', () =>
  expect(
    changeAutoloaderOptions(before, null, {
      'cloudFiles.maxbytespertrigger': ' 1gb ',
      'cleanSource.retentionDuration': '720 hours',
      mode: 'permissive',
    }),
  ).toEqual({
    kind: 'config',
    config: {options: {maxBytesPerTrigger: '1gb'}, tables: before.tables},
  }));

test('a table keeps the default where all tables have something else, and drops what it inherits', () => {
  expect(changeAutoloaderOptions(before, 'bronze_pit', {maxFilesPerTrigger: '1000'})).toMatchObject(
    {
      config: {tables: {...before.tables, bronze_pit: {maxFilesPerTrigger: '1000'}}},
    },
  );
  expect(changeAutoloaderOptions(before, 'bronze_pit', {maxFilesPerTrigger: '50'})).toEqual({
    kind: 'config',
    config: before,
  });
});

test('no options take a table out', () =>
  expect(changeAutoloaderOptions(before, 'bronze_laps', {})).toEqual({
    kind: 'config',
    config: {options: before.options, tables: {}},
  }));

test('a problem of all tables is told once, that of a table that inherits with its name', () => {
  expect(changeAutoloaderOptions(before, null, {mode: 'x'})).toMatchObject({
    problems: [{table: null, option: 'mode'}],
  });
  const deleting = {options: {}, tables: {bronze_laps: {cleanSource: 'DELETE'}}};
  expect(
    changeAutoloaderOptions(deleting, null, {'cleanSource.retentionDuration': '2 days'}),
  ).toMatchObject({problems: [{table: 'bronze_laps', option: 'cleanSource.retentionDuration'}]});
});

test('what the usual column of rescued data is called is kept when it is said', () =>
  expect(
    changeAutoloaderOptions({options: {}, tables: {}}, 'bronze_pit', {
      rescuedDataColumn: '_rescued_data',
    }),
  ).toMatchObject({config: {tables: {bronze_pit: {rescuedDataColumn: '_rescued_data'}}}}));

test('a column that the autoloader fills cannot have the name of one that is delivered', () => {
  const taken = {options: {}, tables: {}};
  expect(changeAutoloaderOptions(taken, 'bronze_pit', {rescuedDataColumn: 'Pit_Duration'})).toEqual(
    {
      kind: 'problems',
      problems: [
        {
          table: 'bronze_pit',
          option: 'rescuedDataColumn',
          problem: 'bronze_pit has a column of this name: write another one.',
        },
      ],
    },
  );
  expect(
    changeAutoloaderOptions(taken, null, {columnNameOfCorruptRecord: 'pit_duration'}).kind,
  ).toBe('problems');
  expect(
    changeAutoloaderOptions(taken, 'bronze_laps', {columnNameOfCorruptRecord: 'pit_duration'}).kind,
  ).toBe('config');
});
