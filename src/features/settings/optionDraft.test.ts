import {expect, test} from 'vitest';
import type {AutoloaderConfig} from '#/lakehouse/config';
import {addable, draftProblems, firstText, otherwise} from './optionDraft';

const config: AutoloaderConfig = {
  options: {maxFilesPerTrigger: '50'},
  tables: {bronze_laps: {cleanSource: 'DELETE'}},
};

test('what is set cannot be added again, and hints only to one table', () => {
  expect(addable('all', {mode: 'FAILFAST'})).not.toContain('mode');
  expect(addable('all', {})).not.toContain('schemaHints');
  expect(addable('bronze_laps', {})).toContain('schemaHints');
});

test('an added option begins with something other than the default', () => {
  expect(firstText('inferColumnTypes')).toBe('false');
  expect(firstText('mode')).toBe('DROPMALFORMED');
  expect(firstText('maxFilesPerTrigger')).toBe('');
  expect(firstText('schemaHints')).toBe('');
});

test('where no text says something, too, an added option does not begin with none', () =>
  expect(firstText('rescuedDataColumn')).toBe('_rescued_data'));

test('a table is told what all tables say, these what the default is', () => {
  expect(otherwise(config, 'bronze_laps', 'maxFilesPerTrigger')).toBe('All tables: 50.');
  expect(otherwise(config, 'all', 'maxFilesPerTrigger')).toBe('Default: 1000.');
  expect(otherwise(config, 'all', 'pathGlobFilter')).toBe('Default: none.');
  expect(otherwise(config, 'all', 'rescuedDataColumn')).toMatch(/^Default: _rescued_data; none /);
  const off = {options: {rescuedDataColumn: ''}, tables: {}};
  expect(otherwise(off, 'bronze_laps', 'rescuedDataColumn')).toBe('All tables: nothing.');
});

test('a problem stands beside its field, or below when its field is elsewhere', () => {
  expect(draftProblems(config, 'all', {mode: 'FAILFAST'})).toBeNull();
  expect(draftProblems(config, 'all', {mode: 'x'})?.fields).toHaveProperty('mode');
  expect(draftProblems(config, 'bronze_pit', {cleanSource: 'MOVE'})).toEqual({
    fields: {},
    missing: {'cleanSource.moveDestination': ''},
    others: [],
  });
  expect(draftProblems(config, 'all', {'cleanSource.retentionDuration': '1 day'})?.others).toEqual([
    expect.stringMatching(/^bronze_laps, cleanSource.retentionDuration: /),
  ]);
});
