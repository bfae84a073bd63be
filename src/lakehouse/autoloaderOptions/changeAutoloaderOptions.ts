import type {AutoloaderConfig} from '../config';
import type {TableName} from '../define';
import {autoloaderOptions, type OptionTexts} from './autoloaderOptions';
import {findOption, withoutPrefix} from './findOption';
import {type OptionProblem, parseAutoloaderOptions} from './parseAutoloaderOptions';
import {takenColumns} from './takenColumns';

/** A problem and the table in which it shows; null: in every table. */
export interface PlacedProblem extends OptionProblem {
  readonly table: TableName | null;
}

export type ChangedOptions =
  | {readonly kind: 'config'; readonly config: AutoloaderConfig}
  | {readonly kind: 'problems'; readonly problems: readonly PlacedProblem[]};

/**
 * The configuration after `options` have taken the place of what `table` had, or all tables when it is null. Kept is
 * only what differs from what would hold anyway, under Auto Loader's own names. Problems that arise in another table,
 * because it inherits a new value, are told too.
 */
export function changeAutoloaderOptions(
  config: AutoloaderConfig,
  table: TableName | null,
  options: OptionTexts,
): ChangedOptions {
  const given = withOptions(config, table, options);
  const found = problemsOf(given, table);
  if (found.length > 0) return {kind: 'problems', problems: found};
  const inherited = table === null ? {} : given.options;
  return {kind: 'config', config: withOptions(config, table, differing(options, inherited))};
}

function withOptions(
  config: AutoloaderConfig,
  table: TableName | null,
  options: OptionTexts,
): AutoloaderConfig {
  if (table === null) return {...config, options};
  const others = Object.entries(config.tables).filter(([name]) => name !== table);
  const own = Object.keys(options).length > 0 ? [[table, options] as const] : [];
  return {...config, tables: Object.fromEntries([...others, ...own])};
}

/** Of the place that changed, and of the tables that inherit from it. */
function problemsOf(config: AutoloaderConfig, table: TableName | null): readonly PlacedProblem[] {
  const problemsIn = (place: TableName | null): readonly PlacedProblem[] => {
    const parsed = parseAutoloaderOptions(
      config.options,
      place === null ? {} : (config.tables[place] ?? {}),
    );
    const problems =
      parsed.kind === 'options' ? takenColumns(parsed.options, place) : parsed.problems;
    return problems.map((problem) => ({...problem, table: place}));
  };
  const here = problemsIn(table);
  if (table !== null || here.length > 0) return here;
  return (Object.keys(config.tables) as TableName[]).flatMap(problemsIn);
}

function differing(options: OptionTexts, inherited: OptionTexts): OptionTexts {
  const kept: [string, string][] = [];
  for (const [key, written] of Object.entries(options)) {
    const name = findOption(key);
    const text = written.trim();
    if (name === null) kept.push([withoutPrefix(key), text]);
    else {
      const {kind, default: usual} = autoloaderOptions[name];
      const otherwise = inherited[name] ?? usual;
      if (otherwise === null || meaning(kind, otherwise) !== meaning(kind, text))
        kept.push([name, text]);
    }
  }
  return Object.fromEntries(kept);
}

/** The same for texts that say the same: `30 days` and `720 hours`. */
const meaning = (kind: {readonly read: (text: string) => unknown}, text: string): string =>
  JSON.stringify(kind.read(text));
