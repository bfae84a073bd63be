import {autoloaderOptions, type OptionName, optionNames} from './autoloaderOptions';
import {nearestName} from './nearestName';
import {unusedOptions} from './unusedOptions';

/** The name of an option without `cloudFiles.`, as written otherwise. */
export const withoutPrefix = (written: string): string =>
  written.trim().replace(/^cloudFiles\./i, '');

const byFolded = new Map(optionNames.map((name) => [name.toLowerCase(), name]));

/** The option of this name, with or without `cloudFiles.`; as in Spark, case does not count. */
export function findOption(written: string): OptionName | null {
  return byFolded.get(withoutPrefix(written).toLowerCase()) ?? null;
}

/** Why there is no option of this name. */
export function unknownOption(written: string): string {
  const name = withoutPrefix(written);
  const reason = unusedOptions.get(name.toLowerCase());
  if (reason !== undefined) return `The option \`${name}\` is not needed: ${reason}.`;
  const nearest = nearestName(name, optionNames);
  return nearest === null
    ? `There is no option \`${name}\`.`
    : `There is no option \`${name}\`; did you mean \`${nearest}\`?`;
}

/** Whether the option may be set for all tables at once. */
export const isForAllTables = (name: OptionName): boolean =>
  autoloaderOptions[name].scope === 'any';
