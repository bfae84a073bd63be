import {understoodOptions} from '../autoloaderOptions/understoodOptions';
import type {PipelineConfig} from '../config';
import {tables} from '../tables';
import {defaultNames, initialConfig} from './initialConfig';

/**
 * What this version of the app understands of a stored configuration, of whichever version and however damaged: every
 * part that it does not is as in a new lake, so that the lake opens. Tables are those that the app has now.
 */
export function understoodConfig(stored: unknown): PipelineConfig {
  const {name, configuration, ...rest} = fieldsOf(stored);
  const {catalog, schema} = fieldsOf(configuration);
  const usual = initialConfig({
    catalog: nameOr(catalog, defaultNames.catalog),
    schema: nameOr(schema, defaultNames.schema),
    pipeline: nameOr(name, defaultNames.pipeline),
  });
  const {continuous, development, resetAllowed, autoloader} = rest;
  const {options, tables: ofTables} = fieldsOf(autoloader);
  return {
    ...usual,
    continuous: flagOr(continuous, usual.continuous),
    development: flagOr(development, usual.development),
    resetAllowed: ofKnownTables(resetAllowed, (value) =>
      typeof value === 'boolean' ? value : undefined,
    ),
    autoloader: understoodOptions({
      options: textsOf(options),
      tables: ofKnownTables(ofTables, textsOf),
    }),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};
}

/** A name leads to files: one that could lead elsewhere is none. */
const nameOr = (value: unknown, usual: string): string =>
  typeof value === 'string' && /^[a-z][a-z0-9_]{0,62}$/.test(value) ? value : usual;

const flagOr = (value: unknown, usual: boolean): boolean =>
  typeof value === 'boolean' ? value : usual;

const textsOf = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fieldsOf(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

function ofKnownTables<T>(
  value: unknown,
  understand: (value: unknown) => T | undefined,
): Readonly<Record<string, T>> {
  const fields = fieldsOf(value);
  const understood: [string, T][] = [];
  for (const {name} of tables) {
    const one = understand(fields[name]);
    if (name in fields && one !== undefined) understood.push([name, one]);
  }
  return Object.fromEntries(understood);
}
