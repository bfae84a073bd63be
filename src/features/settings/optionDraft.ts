import {
  autoloaderOptions,
  type OptionName,
  optionNames,
  type OptionTexts,
} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import {changeAutoloaderOptions} from '#/lakehouse/autoloaderOptions/changeAutoloaderOptions';
import {findOption, isForAllTables} from '#/lakehouse/autoloaderOptions/findOption';
import type {AutoloaderConfig} from '#/lakehouse/config';
import type {TableName} from '#/lakehouse/define';

/** One bronze table, or all. */
export type Place = TableName | 'all';

export const tableOf = (place: Place): TableName | null => (place === 'all' ? null : place);

/** What is saved for a place. */
export const savedTexts = (config: AutoloaderConfig, place: Place): OptionTexts =>
  place === 'all' ? config.options : (config.tables[place] ?? {});

/** Options that can still be added to `texts`. */
export function addable(place: Place, texts: OptionTexts): readonly OptionName[] {
  return optionNames.filter(
    (name) => !(name in texts) && (place !== 'all' || isForAllTables(name)),
  );
}

/** What an option is begun with when it is added: of two or more words, one that is not the default. */
export function firstText(name: OptionName): string {
  const {kind, default: usual} = autoloaderOptions[name];
  const choice = kind.choices?.find((text) => text !== usual);
  // Where no text at all says something, it is not to be saved by accident.
  return choice ?? (kind.read('').kind === 'value' ? kind.example : '');
}

/** What holds when the place itself says nothing, in words. */
export function otherwise(config: AutoloaderConfig, place: Place, name: OptionName): string {
  const text = inheritedText(config, place, name);
  const isOfAll = place !== 'all' && config.options[name] !== undefined;
  if (isOfAll) return `All tables: ${text === '' ? 'nothing' : text}.`;
  return `Default: ${text ?? optionOf(name)?.unset ?? 'none'}.`;
}

function inheritedText(config: AutoloaderConfig, place: Place, name: string): string | null {
  const ofAll = place === 'all' ? undefined : config.options[name];
  return ofAll ?? optionOf(name)?.default ?? null;
}

export interface DraftProblems {
  /** By the option they belong to. */
  readonly fields: Readonly<Record<string, string>>;
  /** Options that have a problem only together with the draft, as they stand: it needs a value of its own for them. */
  readonly missing: OptionTexts;
  /** Of other tables, which inherit from this draft. */
  readonly others: readonly string[];
}

/** Why a draft cannot be saved; null when it can. */
export function draftProblems(
  config: AutoloaderConfig,
  place: Place,
  texts: OptionTexts,
): DraftProblems | null {
  const changed = changeAutoloaderOptions(config, tableOf(place), texts);
  if (changed.kind === 'config') return null;
  const fields: Record<string, string> = {};
  const missing: Record<string, string> = {};
  const others: string[] = [];
  for (const {option, problem, table} of changed.problems) {
    const written = Object.keys(texts).find((name) => findOption(name) === option) ?? option;
    if (table !== tableOf(place)) others.push(`${table ?? 'All tables'}, ${option}: ${problem}`);
    else if (written in texts) fields[written] ??= problem;
    else missing[option] = inheritedText(config, place, option) ?? '';
  }
  return {fields, missing, others};
}

export const isSameTexts = (a: OptionTexts, b: OptionTexts): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, text]) => b[name] === text);

/** The option's row of the table; null for a name that only validateOptions=false lets through. */
export function optionOf(name: string) {
  const found = findOption(name);
  return found === null ? null : {name: found, ...autoloaderOptions[found]};
}
