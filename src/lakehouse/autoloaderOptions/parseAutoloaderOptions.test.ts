import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  autoloaderOptions,
  type OptionName,
  type OptionTexts,
  optionNames,
} from './autoloaderOptions';
import {parseAutoloaderOptions} from './parseAutoloaderOptions';

function valueOf(name: OptionName, text: string): unknown {
  const table = {'cleanSource.moveDestination': 'archive', [name]: text};
  const parsed = parseAutoloaderOptions({}, table);
  return parsed.kind === 'options' ? parsed.options[name] : parsed.problems[0]?.problem;
}
function problems(defaults: OptionTexts, ofTable: OptionTexts = {}) {
  const parsed = parseAutoloaderOptions(defaults, ofTable);
  return parsed.kind === 'problems' ? parsed.problems : [];
}
const day = 86_400_000;

test('without options the defaults hold', () =>
  expect(parseAutoloaderOptions({})).toEqual({
    kind: 'options',
    options: {
      readerCaseSensitive: true,
      rescuedDataColumn: null,
      schemaEvolutionMode: 'addNewColumns',
      inferColumnTypes: true,
      schemaHints: null,
      maxFilesPerTrigger: 1000,
      maxBytesPerTrigger: null,
      includeExistingFiles: true,
      columnNameOfCorruptRecord: null,
      ignoreCorruptFiles: false,
      ignoreMissingFiles: true,
      pathGlobFilter: null,
      modifiedAfter: null,
      modifiedBefore: null,
      allowOverwrites: false,
      backfillInterval: null,
      cleanSource: 'OFF',
      'cleanSource.retentionDuration': 30 * day,
      'cleanSource.moveDestination': null,
      mode: 'PERMISSIVE',
      validateOptions: true,
    },
  }));

test.each<[OptionName, string, unknown]>([
  ['schemaEvolutionMode', 'rescue', 'rescue'],
  ['schemaEvolutionMode', 'FAILONNEWCOLUMNS', 'failOnNewColumns'],
  ['inferColumnTypes', 'FALSE', false],
  ['schemaHints', 'a INT', [{path: ['a'], type: 'BIGINT', at: 0}]],
  ['maxFilesPerTrigger', ' 10 ', 10],
  ['maxBytesPerTrigger', '1gb', 1024 ** 3],
  ['maxBytesPerTrigger', '10 MB', 10 * 1024 ** 2],
  ['maxBytesPerTrigger', '500', 500],
  ['maxBytesPerTrigger', '2k', 2048],
  ['includeExistingFiles', 'false', false],
  ['pathGlobFilter', '*.json', '*.json'],
  ['modifiedAfter', '2026-03-01', Date.UTC(2026, 2, 1)],
  ['modifiedAfter', '2026-03-01T14:00:00.25+01:00', Date.UTC(2026, 2, 1, 13, 0, 0, 250)],
  ['modifiedBefore', '2024-02-29 14:00Z', Date.UTC(2024, 1, 29, 14)],
  ['backfillInterval', '1 day', day],
  ['backfillInterval', 'interval 1 week 12 hours', 7.5 * day],
  ['cleanSource', 'move', 'MOVE'],
  ['cleanSource.retentionDuration', '0 days 90 minutes', day / 16],
  ['cleanSource.moveDestination', 'archive/2026/', 'archive/2026'],
  ['mode', 'failfast', 'FAILFAST'],
  ['validateOptions', 'false', false],
])('%s %j is %j', (name, text, value) => expect(valueOf(name, text)).toEqual(value));

test.each<[OptionName, string]>([
  ['schemaEvolutionMode', 'add'],
  ['schemaEvolutionMode', 'no'],
  ['mode', 'DROP'],
  ['inferColumnTypes', 'yes'],
  ['schemaHints', 'a'],
  ['maxFilesPerTrigger', '0'],
  ['maxFilesPerTrigger', '1.5'],
  ['maxFilesPerTrigger', '-3'],
  ['maxBytesPerTrigger', '1 pb'],
  ['maxBytesPerTrigger', '0'],
  ['maxBytesPerTrigger', ''],
  ['pathGlobFilter', '[a'],
  ['pathGlobFilter', ''],
  ['modifiedAfter', '2026-02-30'],
  ['modifiedAfter', '2026-01-01 25:00'],
  ['modifiedAfter', 'yesterday'],
  ['backfillInterval', '3'],
  ['backfillInterval', '1 month'],
  ['backfillInterval', '0 days'],
  ['cleanSource', 'ON'],
  ['cleanSource.moveDestination', 'staging/old'],
  ['cleanSource.moveDestination', '../other'],
  ['cleanSource.moveDestination', '/Volumes'],
  ['mode', ''],
  ['rescuedDataColumn', 'a b'],
  ['rescuedDataColumn', '_source_file'],
  ['columnNameOfCorruptRecord', ''],
  ['columnNameOfCorruptRecord', '_rescued_data'],
  ['columnNameOfCorruptRecord', '_Batch_id'],
])('%s %j is refused with what is allowed', (name, text) => {
  const [problem] = problems({}, {[name]: text});
  expect(problem?.option).toBe(name);
  expect(problem?.problem).toMatch(/^(Write |At character \d+: ).+\.$/);
});

test('a table goes before all tables, and these before the defaults', () => {
  const parsed = parseAutoloaderOptions(
    {maxFilesPerTrigger: '5', mode: 'FAILFAST'},
    {'cloudFiles.maxFilesPerTrigger': '7'},
  );
  expect(parsed).toMatchObject({
    options: {maxFilesPerTrigger: 7, mode: 'FAILFAST', cleanSource: 'OFF'},
  });
});

test('no name at all for the rescued data is a value of its own', () =>
  expect(parseAutoloaderOptions({}, {rescuedDataColumn: ''})).toMatchObject({
    options: {rescuedDataColumn: ''},
  }));

test('one column cannot hold both rescued data and malformed records', () =>
  expect(
    problems({}, {rescuedDataColumn: 'odd', columnNameOfCorruptRecord: 'Odd'})[0],
  ).toMatchObject({option: 'columnNameOfCorruptRecord'}));

test('an unknown option is refused with the one that was meant', () =>
  expect(problems({'cloudFiles.maxFilePerTrigger': '5'})).toEqual([
    {
      option: 'maxFilePerTrigger',
      problem: 'There is no option `maxFilePerTrigger`; did you mean `maxFilesPerTrigger`?',
    },
  ]));

test.each(['zebra', 'constructor'])(
  '%s is far from every option and refused without a guess',
  (name) =>
    expect(problems({[name]: '5'})).toEqual([
      {option: name, problem: `There is no option \`${name}\`.`},
    ]),
);

test('an option of Auto Loader that has no use here says why', () =>
  expect(problems({'cloudFiles.useNotifications': 'true'})[0]?.problem).toMatch(
    /^The option `useNotifications` is not needed: /,
  ));

test('with validateOptions false an unknown option is ignored', () =>
  expect(problems({zebra: '5', validateOptions: 'false'})).toEqual([]));

test('the same option under two spellings is refused', () =>
  expect(problems({mode: 'FAILFAST', 'cloudFiles.mode': 'PERMISSIVE'})[0]?.problem).toBe(
    'mode is set twice.',
  ));

test('hints cannot be set for all tables', () =>
  expect(problems({schemaHints: 'a INT'})).toMatchObject([{option: 'schemaHints'}]));

test('every problem is told', () =>
  expect(problems({mode: 'x', maxFilesPerTrigger: 'y'}, {zebra: 'z'})).toHaveLength(3));

test.each<[string, OptionTexts]>([
  ['modifiedBefore', {modifiedAfter: '2026-01-02', modifiedBefore: '2026-01-02'}],
  [
    'cleanSource.retentionDuration',
    {cleanSource: 'DELETE', 'cleanSource.retentionDuration': '7 days'},
  ],
  ['cleanSource.moveDestination', {cleanSource: 'MOVE'}],
])('a contradiction is told at %s', (option, texts) =>
  expect(problems(texts)).toMatchObject([{option}]),
);

test('the defaults of all tables and one table’s own can contradict each other', () =>
  expect(
    problems({'cleanSource.retentionDuration': '1 day'}, {cleanSource: 'DELETE'}),
  ).toMatchObject([{option: 'cleanSource.retentionDuration'}]));

test('every option has a doc, and a default and an example that can be read', () => {
  for (const name of optionNames) {
    const {doc, kind, default: usual} = autoloaderOptions[name];
    expect(doc).toMatch(/\.$/);
    expect(kind.read(kind.example).kind).toBe('value');
    if (usual !== null) expect(kind.read(usual).kind).toBe('value');
  }
});

test('any text at all is read or refused in words', () =>
  fc.assert(
    fc.property(fc.constantFrom(...optionNames), fc.string(), (name, text) => {
      const reading = autoloaderOptions[name].kind.read(text);
      if (reading.kind === 'problem') expect(reading.problem).not.toBe('');
    }),
  ));
