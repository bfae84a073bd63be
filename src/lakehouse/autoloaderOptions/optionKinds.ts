import {compileGlob} from './compileGlob';
import {parseSchemaHints, type SchemaHint} from './parseSchemaHints';
import {parseTimestamp} from './parseTimestamp';

/** What a text says, or why it says nothing. */
export type Reading<T> =
  | {readonly kind: 'value'; readonly value: T}
  | {readonly kind: 'problem'; readonly problem: string};

/** A sort of value: how its text is read and shown. */
export interface OptionKind<T> {
  /** What is allowed, in words. */
  readonly allowed: string;
  readonly example: string;
  /** The only texts there are, if they can be counted. */
  readonly choices: readonly string[] | null;
  readonly read: (text: string) => Reading<T>;
}

const value = <T>(read: T): Reading<T> => ({kind: 'value', value: read});
const problem = (text: string): Reading<never> => ({kind: 'problem', problem: text});

/** A kind that knows only whether a text is one of its own. */
function kindOf<T>(allowed: string, example: string, valueOf: (text: string) => T | null) {
  return {
    allowed,
    example,
    choices: null,
    read(text: string): Reading<T> {
      const read = valueOf(text.trim());
      return read === null ? problem(`Write ${allowed}, such as ${example}.`) : value(read);
    },
  } satisfies OptionKind<T>;
}

/** One of a few words; case does not matter. */
export function oneOf<Choice extends string>(...choices: readonly Choice[]): OptionKind<Choice> {
  const allowed = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`;
  return {
    allowed,
    example: choices[0] ?? '',
    choices,
    read(text) {
      const folded = text.trim().toLowerCase();
      const found = choices.find((choice) => choice.toLowerCase() === folded);
      return found === undefined ? problem(`Write ${allowed}.`) : value(found);
    },
  };
}

const trueOrFalse = oneOf('true', 'false');

export const flag: OptionKind<boolean> = {
  ...trueOrFalse,
  read(text) {
    const read = trueOrFalse.read(text);
    return read.kind === 'value' ? value(read.value === 'true') : read;
  },
};

export const count = kindOf('a whole number from 1', '1000', (text) => {
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  return number >= 1 && Number.isSafeInteger(number) ? number : null;
});

const byteUnits: Readonly<Record<string, number>> = {'': 0, b: 0, k: 1, m: 2, g: 3, t: 4};

/** Bytes. Units are binary, as in Spark: 1k is 1024 bytes. */
export const byteSize = kindOf(
  'a number of bytes, or one with b, kb, mb, gb or tb',
  '1gb',
  (text) => {
    const [, digits, unit] = /^(\d+)\s*(b|[kmgt]b?)?$/i.exec(text) ?? [];
    const power = byteUnits[(unit ?? '').slice(0, 1).toLowerCase()] ?? 0;
    const bytes = Number(digits ?? 0) * 1024 ** power;
    return bytes >= 1 && Number.isSafeInteger(bytes) ? bytes : null;
  },
);

const second = 1000;
const unitMs: Readonly<Record<string, number>> = {
  second,
  minute: 60 * second,
  hour: 3600 * second,
  day: 86_400 * second,
  week: 7 * 86_400 * second,
};

/** Milliseconds of `7 days`, `1 day 12 hours`, `interval 2 weeks`. Months and years have no fixed length. */
export const interval = kindOf(
  'a length of time in seconds, minutes, hours, days or weeks',
  '7 days',
  (text) => {
    const parts = text.toLowerCase().replace(/^interval\s+/, '');
    if (!/^\d+\s*[a-z]+(?:\s+\d+\s*[a-z]+)*$/.test(parts)) return null;
    let total = 0;
    for (const [, amount, unit] of parts.matchAll(/(\d+)\s*([a-z]+)/g)) {
      const ms = unitMs[(unit ?? '').replace(/s$/, '')];
      if (ms === undefined) return null;
      total += Number(amount) * ms;
    }
    return total > 0 && Number.isSafeInteger(total) ? total : null;
  },
);

/** Epoch milliseconds; without a zone the text is UTC. */
export const timestamp = kindOf(
  'a date, or a date and a time, in UTC unless it ends in a zone',
  '2026-03-01 14:00:00',
  parseTimestamp,
);

/** A folder of the pipeline's volume that is not part of the staging folder, without a slash at either end. */
export const folder = kindOf(
  'a folder of the pipeline’s volume beside staging',
  'archive/2026',
  (text) => {
    const path = text.replace(/\/$/, '');
    const isPath = /^[A-Za-z0-9][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9][A-Za-z0-9_.-]*)*$/.test(path);
    return isPath && path.split('/')[0] !== 'staging' ? path : null;
  },
);

/** A name that a column added by the autoloader can have. */
const isColumnName = (text: string) => /^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(text);
/** In every bronze row already. */
const takenNames = new Set(['_source_file', '_ingestion_timestamp', '_batch_id']);

const columnNameOf = (text: string): string | null =>
  isColumnName(text) && !takenNames.has(text.toLowerCase()) ? text : null;

/** The name of a column that the autoloader fills itself. */
export const columnName = kindOf(
  'a name of letters, digits and _ that no column has yet',
  '_corrupt_record',
  (text) => (text.toLowerCase() === '_rescued_data' ? null : columnNameOf(text)),
);

/** The same, or nothing: no such column. */
export const columnNameOrNone = kindOf(
  'a name of letters, digits and _ that no column has yet, or nothing',
  '_rescued_data',
  (text) => (text === '' ? '' : columnNameOf(text)),
);

/** A pattern for file names; the text itself, known to compile. */
export const glob: OptionKind<string> = {
  allowed: 'a pattern of *, ?, [a-z], [^a] and {this,that}',
  example: 'laps_2026*.json',
  choices: null,
  read(text) {
    const compiled = compileGlob(text.trim());
    return compiled.kind === 'glob' ? value(text.trim()) : problem(compiled.problem);
  },
};

export const hints: OptionKind<readonly SchemaHint[]> = {
  allowed: 'columns with their types, between commas',
  example: 'lap_duration DOUBLE, segments BIGINT[]',
  choices: null,
  read(text) {
    const parsed = parseSchemaHints(text);
    return parsed.kind === 'problem'
      ? problem(`At character ${parsed.at + 1}: ${parsed.problem}`)
      : value(parsed.hints);
  },
};
