import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import type {OptionTexts} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import {parseAutoloaderOptions} from '#/lakehouse/autoloaderOptions/parseAutoloaderOptions';
import type {TableName} from '#/lakehouse/define';
import {type CandidateFile, existingLeftOut, needsStat, selectFiles} from './selectFiles';

function optionsWith(defaults: OptionTexts, ofTable: OptionTexts = {}) {
  const parsed = parseAutoloaderOptions(defaults, ofTable);
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));
  return parsed.options;
}
const rules = (defaults: OptionTexts, tables: Readonly<Record<string, OptionTexts>> = {}) => ({
  optionsOf: (table: TableName) => optionsWith(defaults, tables[table]),
  limits: optionsWith(defaults),
  leftOut: new Set<string>(),
});
const file = (name: string, more: Partial<CandidateFile> = {}): CandidateFile => {
  const endpoint = name.split('_')[0] ?? '';
  return {
    path: `${endpoint}/${name}`,
    name,
    table: `bronze_${endpoint}`,
    bytes: null,
    modifiedAt: null,
    ...more,
  };
};
const names = (files: readonly CandidateFile[]) => files.map(({name}) => name);

test('without options all files are one batch, in order', () => {
  const files = [file('laps_2.json'), file('laps_1.json'), file('pit_1.json')];
  expect(selectFiles(files, rules({}))).toEqual({batch: files, later: [], filtered: []});
});

test('maxFilesPerTrigger of all tables bounds the batch', () => {
  const files = [file('laps_1.json'), file('pit_1.json'), file('pit_2.json')];
  const {batch, later} = selectFiles(files, rules({maxFilesPerTrigger: '2'}));
  expect(names(batch)).toEqual(['laps_1.json', 'pit_1.json']);
  expect(names(later)).toEqual(['pit_2.json']);
});

test('that of one table bounds its share, and others fill the batch', () => {
  const files = [file('laps_1.json'), file('laps_2.json'), file('pit_1.json')];
  const {batch, later} = selectFiles(files, rules({}, {bronze_laps: {maxFilesPerTrigger: '1'}}));
  expect(names(batch)).toEqual(['laps_1.json', 'pit_1.json']);
  expect(names(later)).toEqual(['laps_2.json']);
});

test('a batch may exceed maxBytesPerTrigger by one file: 3, 3, 3 and 3 of 10', () => {
  const files = [1, 2, 3, 4, 5].map((n) => file(`laps_${n}.json`, {bytes: 3}));
  const {batch} = selectFiles(files, rules({maxBytesPerTrigger: '10b'}));
  expect(batch).toHaveLength(4);
});

test('each filtered file is told with the option that leaves it out', () => {
  const on = (day: number) => ({modifiedAt: Date.UTC(2026, 0, day)});
  const files = [
    file('laps_1.txt', on(3)),
    file('laps_2.json', on(2)),
    file('laps_3.json', on(3)),
    file('laps_4.json', on(4)),
    file('laps_5.json', on(3)),
  ];
  const options = {
    pathGlobFilter: '*.json',
    modifiedAfter: '2026-01-02',
    modifiedBefore: '2026-01-04',
  };
  const {batch, filtered} = selectFiles(files, {
    ...rules(options),
    leftOut: new Set(['laps/laps_5.json']),
  });
  expect(names(batch)).toEqual(['laps_3.json']);
  expect(filtered.map(({file, reason}) => [file.name, reason])).toEqual([
    ['laps_1.txt', 'pathGlobFilter'],
    ['laps_2.json', 'modifiedAfter'],
    ['laps_4.json', 'modifiedBefore'],
    ['laps_5.json', 'includeExistingFiles'],
  ]);
});

test('a file of unknown age passes', () =>
  expect(
    selectFiles([file('laps_1.json')], rules({modifiedAfter: '2026-01-01'})).batch,
  ).toHaveLength(1));

test('files that were there stay out only of tables that say so', () => {
  const {optionsOf} = rules({}, {bronze_laps: {includeExistingFiles: 'false'}});
  const files = [file('laps_1.json'), file('pit_1.json')];
  expect([...existingLeftOut(files, optionsOf)]).toEqual(['laps/laps_1.json']);
});

test.each([
  [{}, false],
  [{maxFilesPerTrigger: '3', pathGlobFilter: '*'}, false],
  [{maxBytesPerTrigger: '1mb'}, true],
  [{modifiedAfter: '2026-01-01'}, true],
  [{modifiedBefore: '2026-01-01'}, true],
])('%j asks for size and age: %j', (options: OptionTexts, asks) =>
  expect(needsStat(optionsWith(options))).toBe(asks),
);

const candidates = fc.uniqueArray(
  fc.record({
    endpoint: fc.constantFrom('laps', 'pit', 'weather'),
    number: fc.nat(200),
    ending: fc.constantFrom('json', 'txt'),
    bytes: fc.nat(50),
    modifiedAt: fc.integer({min: 0, max: 4}).map((day) => Date.UTC(2026, 0, 1 + day)),
  }),
  {selector: ({endpoint, number, ending}) => `${endpoint}${number}${ending}`},
);
const days = fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03');
const someOptions = fc.record(
  {
    maxFilesPerTrigger: fc.integer({min: 1, max: 9}).map(String),
    maxBytesPerTrigger: fc.integer({min: 1, max: 99}).map(String),
    pathGlobFilter: fc.constantFrom('*.json', '*[0-4].*', '{laps,pit}_*'),
    modifiedAfter: days,
  },
  {requiredKeys: []},
);

test('batches one after the other load every file that may be loaded, once, in order, within the limits', () =>
  fc.assert(
    fc.property(candidates, someOptions, someOptions, (found, all, laps) => {
      const files = found.map(({endpoint, number, ending, bytes, modifiedAt}) =>
        file(`${endpoint}_${number}.${ending}`, {bytes, modifiedAt}),
      );
      const given = rules(all, {bronze_laps: laps});
      const first = selectFiles(files, given);
      const left = new Set(first.filtered.map((one) => one.file));
      const loaded: CandidateFile[] = [];
      let next = first;
      while (next.batch.length > 0) {
        expectWithin(next.batch, given.limits);
        const share = next.batch.filter(({table}) => table === 'bronze_laps');
        expectWithin(share, given.optionsOf('bronze_laps'));
        loaded.push(...next.batch);
        next = selectFiles(next.later, given);
        expect(next.filtered).toEqual([]);
      }
      expect(next.later).toEqual([]);
      for (const table of ['bronze_laps', 'bronze_pit', 'bronze_weather'])
        expect(loaded.filter((one) => one.table === table)).toEqual(
          files.filter((one) => one.table === table && !left.has(one)),
        );
      expect(loaded.length + left.size).toBe(files.length);
    }),
  ));

function expectWithin(
  batch: readonly CandidateFile[],
  limits: {readonly maxFilesPerTrigger: number; readonly maxBytesPerTrigger: number | null},
): void {
  expect(batch.length).toBeLessThanOrEqual(limits.maxFilesPerTrigger);
  const butLast = batch.slice(0, -1).reduce((sum, {bytes}) => sum + (bytes ?? 0), 0);
  if (limits.maxBytesPerTrigger !== null && batch.length > 0)
    expect(butLast).toBeLessThan(limits.maxBytesPerTrigger);
}
