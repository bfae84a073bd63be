import {expect, test} from 'vitest';
import type {PipelineConfig} from '../config';
import {configChanges, configText} from './configChanges';
import type {ConfiguredLake} from './documentParts';
import {defaultNames, initialConfig} from './initialConfig';
import {parseConfig, problemInWords} from './parseConfig';
import {understoodConfig} from './understoodConfig';
import {withFixedParts} from './withFixedParts';

const config: PipelineConfig = {
  ...initialConfig(defaultNames),
  continuous: true,
  resetAllowed: {bronze_laps: false},
  autoloader: {
    options: {maxFilesPerTrigger: '10'},
    tables: {bronze_laps: {'cleanSource.retentionDuration': '40 days'}},
  },
};
const living: ConfiguredLake = {config, isEmpty: false};
const empty: ConfiguredLake = {config, isEmpty: true};

const document = (change: object): string => JSON.stringify({...config, ...change}, null, 2);
const problemsOf = (text: string, lake = living): readonly string[] => {
  const parsed = parseConfig(text, lake);
  return parsed.kind === 'config' ? [] : parsed.problems.map(problemInWords);
};
const parsed = (text: string, lake = living): PipelineConfig => {
  const result = parseConfig(text, lake);
  if (result.kind === 'problems') throw new Error(result.problems.map(problemInWords).join(' '));
  return result.config;
};

test('a configuration reads as it was written', () => {
  expect(parsed(configText(config))).toEqual(config);
  expect(configChanges(config, parsed(configText(config)))).toEqual([]);
});

test('what is left out is as in a new lake, and its names as they are', () => {
  const bare = parsed('{"development": false}');
  expect(bare).toEqual({...initialConfig(defaultNames), development: false});
  expect(configChanges(config, bare)).toEqual([
    {path: 'continuous', before: 'true', after: 'false'},
    {path: 'development', before: 'true', after: 'false'},
    {path: 'resetAllowed.bronze_laps', before: 'false', after: null},
    {path: 'autoloader.options.maxFilesPerTrigger', before: '"10"', after: null},
    {
      path: 'autoloader.tables.bronze_laps["cleanSource.retentionDuration"]',
      before: '"40 days"',
      after: null,
    },
  ]);
});

test('an unknown name is told with its line, its path and the name that was meant', () => {
  expect(problemsOf('{\n  "continous": true\n}')).toEqual([
    'Line 2, continous: There is no setting `continous`; did you mean `continuous`?',
  ]);
  expect(problemsOf('{"resetAllowed": {\n"gold_race_sumary": false}}')).toEqual([
    'Line 2, resetAllowed.gold_race_sumary: There is no table `gold_race_sumary`; did you mean `gold_race_summary`?',
  ]);
  expect(problemsOf('{"autoloader": {"tables": {"bronze_lap": {}}, "option": {}}}')).toEqual([
    expect.stringMatching(/bronze table `bronze_lap`; did you mean `bronze_laps`/),
    expect.stringMatching(/part `option`; did you mean `options`/),
  ]);
  expect(problemsOf('{"clusters": []}')).toEqual([
    expect.stringMatching(/not needed: .* no cluster/),
  ]);
});

test('options of the autoloader are held to what Settings holds them to', () => {
  const wrong = {
    options: {maxFilePerTrigger: '5', mode: 'x'},
    tables: {bronze_laps: {mode: 'y'}},
  };
  expect(problemsOf(document({autoloader: wrong}))).toEqual([
    expect.stringMatching(/maxFilePerTrigger: .*did you mean `maxFilesPerTrigger`/),
    expect.stringMatching(/autoloader\.options\.mode: Write /),
  ]);
  const missing = {options: {}, tables: {bronze_pit: {cleanSource: 'MOVE'}}};
  expect(problemsOf(document({autoloader: missing}))).toEqual([
    expect.stringMatching(/bronze_pit\["cleanSource\.moveDestination"\]: With cleanSource MOVE/),
  ]);
  const numbers = {options: {'cloudFiles.maxFilesPerTrigger': 20, inferColumnTypes: false}};
  expect(parsed(document({autoloader: numbers})).autoloader).toEqual({
    options: {maxFilesPerTrigger: '20', inferColumnTypes: 'false'},
    tables: {},
  });
});

test.each([
  ['[]', /Write an object/],
  ['{"continuous": "true"}', /Write true or false/],
  ['{"resetAllowed": {"gold_race_summary": 1}}', /Write true or false/],
  ['{"resetAllowed": []}', /Write an object/],
  ['{"autoloader": {"options": {"mode": null}}}', /as text/],
  ['{"name": 5}', /between quotation marks/],
  ['{"configuration": {"catalogue": "a"}}', /did you mean `catalog`/],
  ['{"continuous": true', /^Line 1: The text ends too soon/],
])('%s is refused', (text, problem) =>
  expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]),
);

test('what a lake that holds files cannot change is refused with what to do, and can be put back', () => {
  const other = configText({
    ...initialConfig({catalog: 'other', schema: 'racing', pipeline: 'mine'}),
    libraries: ['bronze_laps', 'gold_winners'],
    development: false,
  });
  const result = parseConfig(other, living);
  if (result.kind === 'config') throw new Error('It was taken');
  expect(result.problems.map(({path, isFixed}) => [path, isFixed])).toEqual([
    ['name', true],
    ['storage', true],
    ['configuration.catalog', true],
    ['configuration.schema', true],
    ['libraries[1]', true],
  ]);
  expect(result.problems[2]?.problem).toMatch(
    /holds files under `f1_data`.*another browser profile/,
  );
  const mended = withFixedParts(other, living);
  expect(configChanges(config, parsed(mended ?? '')).map(({path}) => path)).toContain(
    'development',
  );
});

test('an empty lake takes other names, and its storage follows', () => {
  const renamed = parsed('{"configuration": {"catalog": "mine"}}', empty);
  expect(renamed.storage).toBe('/Volumes/mine/racing_stats/pipeline_storage');
  const kept = document({configuration: {catalog: 'mine', schema: 'racing_stats'}});
  expect(problemsOf(kept, empty)).toEqual([expect.stringMatching(/storage follows/)]);
  expect(parsed(withFixedParts(kept, empty) ?? '', empty).storage).toMatch(/mine/);
  expect(problemsOf('{"configuration": {"catalog": "racing_stats"}}', empty)).toEqual([
    expect.stringMatching(/configuration: Choose a name other than the catalog/),
  ]);
  expect(problemsOf('{"configuration": {"schema": "no spaces"}}', empty)).toHaveLength(1);
});

test('of a stored configuration, however broken, what can be understood is, and its lake stays its own', () => {
  expect(understoodConfig(config)).toEqual(config);
  const fresh = initialConfig(defaultNames);
  for (const broken of [undefined, null, 5, 'text', [], {autoloader: 'x', resetAllowed: [true]}])
    expect(understoodConfig(broken)).toEqual(fresh);
  const names = {catalog: 'mine', schema: 'races', pipeline: 'p'};
  expect(
    understoodConfig({
      name: 'p',
      configuration: {catalog: 'mine', schema: 'races'},
      storage: 5,
      libraries: ['bronze_gone'],
      resetAllowed: {gold_gone: false, bronze_laps: false, bronze_pit: 'no'},
      autoloader: {options: {mode: 'gone', maxFilesPerTrigger: '5'}, tables: {bronze_gone: {}}},
    }),
  ).toEqual({
    ...initialConfig(names),
    resetAllowed: {bronze_laps: false},
    autoloader: {options: {maxFilesPerTrigger: '5'}, tables: {}},
  });
  const elsewhere = understoodConfig({configuration: {catalog: '../../x', schema: 'races'}});
  expect(elsewhere.configuration).toEqual({catalog: defaultNames.catalog, schema: 'races'});
});
