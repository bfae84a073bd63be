import {
  type AutoloaderOptions,
  autoloaderOptions,
  type OptionName,
  type OptionTexts,
  optionNames,
} from './autoloaderOptions';
import {findOption, isForAllTables, unknownOption, withoutPrefix} from './findOption';

export interface OptionProblem {
  /** The option as its own name, or as written when there is none of that name. */
  readonly option: string;
  readonly problem: string;
}

export type ParsedOptions =
  | {readonly kind: 'options'; readonly options: AutoloaderOptions}
  | {readonly kind: 'problems'; readonly problems: readonly OptionProblem[]};

/**
 * The options of one table: its own where it has them, else those of all tables, else the defaults. Names may begin
 * with `cloudFiles.`. Every problem is told, not only the first. Without `ofTable`, the options that hold for a
 * table with none of its own.
 */
export function parseAutoloaderOptions(
  defaults: OptionTexts,
  ofTable: OptionTexts = {},
): ParsedOptions {
  const all = namedTexts(defaults);
  const own = namedTexts(ofTable);
  const texts = new Map([...all.texts, ...own.texts]);
  const isUnknownRefused = texts.get('validateOptions')?.trim().toLowerCase() !== 'false';
  const values = readTexts(texts);
  const problems = [
    ...(isUnknownRefused ? [...all.unknown, ...own.unknown] : []),
    ...all.twice,
    ...own.twice,
    ...misplaced(all.texts),
    ...values.problems,
  ];
  if (problems.length > 0) return {kind: 'problems', problems};
  const contradictory = contradictions(values.options);
  return contradictory.length > 0
    ? {kind: 'problems', problems: contradictory}
    : {kind: 'options', options: values.options};
}

function namedTexts(written: OptionTexts) {
  const texts = new Map<OptionName, string>();
  const unknown: OptionProblem[] = [];
  const twice: OptionProblem[] = [];
  for (const [key, text] of Object.entries(written)) {
    const name = findOption(key);
    if (!name) unknown.push({option: withoutPrefix(key), problem: unknownOption(key)});
    else if (texts.has(name)) twice.push({option: name, problem: `${name} is set twice.`});
    else texts.set(name, text);
  }
  return {texts, unknown, twice};
}

/** Options of one table that are set for all. */
const misplaced = (texts: ReadonlyMap<OptionName, string>): readonly OptionProblem[] =>
  [...texts.keys()]
    .filter((name) => !isForAllTables(name))
    .map((option) => ({option, problem: `Set ${option} for one table: it is about its columns.`}));

/** Every option's value; complete when there is no problem. */
function readTexts(texts: ReadonlyMap<OptionName, string>) {
  const values: Partial<Record<OptionName, unknown>> = {};
  const problems: OptionProblem[] = [];
  for (const name of optionNames) {
    const text = texts.get(name) ?? autoloaderOptions[name].default;
    const reading = text === null ? null : autoloaderOptions[name].kind.read(text);
    if (reading?.kind === 'problem') problems.push({option: name, problem: reading.problem});
    else values[name] = reading?.value ?? null;
  }
  return {options: values as AutoloaderOptions, problems};
}

const shortestBeforeDelete = 7 * 86_400_000;

/** Options that are each fine and cannot stand together. */
function contradictions(options: AutoloaderOptions): readonly OptionProblem[] {
  const {modifiedAfter, modifiedBefore, cleanSource} = options;
  const found: OptionProblem[] = [];
  if (modifiedAfter !== null && modifiedBefore !== null && modifiedAfter >= modifiedBefore)
    found.push({
      option: 'modifiedBefore',
      problem: 'No file can be loaded: give a moment later than modifiedAfter.',
    });
  if (cleanSource === 'DELETE' && options['cleanSource.retentionDuration'] <= shortestBeforeDelete)
    found.push({
      option: 'cleanSource.retentionDuration',
      problem: 'With cleanSource DELETE, write more than 7 days.',
    });
  if (cleanSource === 'MOVE' && options['cleanSource.moveDestination'] === null)
    found.push({
      option: 'cleanSource.moveDestination',
      problem: 'With cleanSource MOVE, name the folder that files move to.',
    });
  const {rescuedDataColumn, columnNameOfCorruptRecord: corrupt} = options;
  if (corrupt !== null && corrupt.toLowerCase() === rescuedDataColumn?.toLowerCase())
    found.push({
      option: 'columnNameOfCorruptRecord',
      problem: 'Give it another name than rescuedDataColumn.',
    });
  return found;
}
