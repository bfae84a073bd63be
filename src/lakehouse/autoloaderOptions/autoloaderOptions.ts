import {
  byteSize,
  count,
  flag,
  folder,
  glob,
  hints,
  interval,
  oneOf,
  type OptionKind,
  timestamp,
} from './optionKinds';

/** One option of the autoloader. */
export interface AutoloaderOption<T> {
  readonly kind: OptionKind<T>;
  /** The text that stands when nobody sets one; null: no value at all. */
  readonly default: string | null;
  /** What it does, and where ours does better than Auto Loader. */
  readonly doc: string;
  /** `table`: about the columns of one table, so it cannot be set for all. */
  readonly scope: 'any' | 'table';
}

const option = <T>(kind: OptionKind<T>, text: string, doc: string): AutoloaderOption<T> => ({
  kind,
  default: text,
  doc,
  scope: 'any',
});

/** Without a value unless one is set. */
const optional = <T>(kind: OptionKind<T>, doc: string): AutoloaderOption<T | null> => ({
  kind,
  default: null,
  doc,
  scope: 'any',
});

/**
 * Auto Loader's options by their names, without `cloudFiles.`, in its meanings.
 *
 * `schemaEvolutionMode` begins as `addNewColumns`: bronze declares the columns that an endpoint is known to have and
 * adds what is new, so a declared type is a decision that one odd value must not widen; the value is rescued instead.
 */
export const autoloaderOptions = {
  schemaEvolutionMode: option(
    oneOf('addNewColumns', 'addNewColumnsWithTypeWidening', 'rescue', 'failOnNewColumns'),
    'addNewColumns',
    'What happens to a key the table has no column for: add a column, keep the value in the rescued data, or fail the update. A new column and its rows come with the same update, where Auto Loader fails and has to be started again. addNewColumnsWithTypeWidening also widens a column whose type does not hold a value: BIGINT to DOUBLE to VARCHAR, DATE to TIMESTAMP, anything to VARCHAR, so that nothing is rescued; Auto Loader knows no way from BIGINT to DOUBLE or to text. Integers beyond 2^53 are rounded when their column becomes DOUBLE.',
  ),
  inferColumnTypes: option(
    flag,
    'true',
    'Whether a new column takes the type of its values; otherwise it is text. On from the start, where Auto Loader begins with text for everything.',
  ),
  schemaHints: {
    ...optional(
      hints,
      'Types of columns that their values shall not decide, and columns to add before any file has them; also of fields inside objects (user.dob DATE) and lists of them (items.element.price DOUBLE). What has a hint is never widened. A type that bronze lacks is refused with its place in the text when you write it, not when a file arrives.',
    ),
    scope: 'table',
  },
  maxFilesPerTrigger: option(
    count,
    '1000',
    'The most files in one batch, never exceeded. For all tables it bounds the batch as a whole, for one table its share.',
  ),
  maxBytesPerTrigger: optional(
    byteSize,
    'About how many bytes of files a batch holds; the last file may go beyond. With maxFilesPerTrigger, what is reached first ends the batch.',
  ),
  includeExistingFiles: option(
    flag,
    'true',
    'Whether files that are there when a table is first loaded are loaded too. Decided at that first load; a later change has no effect.',
  ),
  pathGlobFilter: optional(glob, 'Load only files whose name, without folders, fits this pattern.'),
  modifiedAfter: optional(timestamp, 'Load only files last changed after this moment.'),
  modifiedBefore: optional(timestamp, 'Load only files last changed before this moment.'),
  backfillInterval: optional(
    interval,
    'How often to list all files for arrivals that were missed, where there are so many that listing takes more than a moment. Fewer are listed by every update anyway.',
  ),
  cleanSource: option(
    oneOf('OFF', 'MOVE', 'DELETE'),
    'OFF',
    'What becomes of a file once its rows are durable: it stays, moves to cleanSource.moveDestination, or is deleted. A table can be rebuilt only from files that are kept.',
  ),
  'cleanSource.retentionDuration': option(
    interval,
    '30 days',
    'How long a loaded file stays before it is moved or deleted. DELETE needs more than 7 days.',
  ),
  'cleanSource.moveDestination': optional(
    folder,
    'The folder of the volume that MOVE puts loaded files into. It cannot be inside the staging folder, where they would be found again.',
  ),
  mode: option(
    oneOf('PERMISSIVE', 'FAILFAST'),
    'PERMISSIVE',
    'What a malformed file does: it is set aside and recorded, or fails the update. The byte where it breaks off is told, which Auto Loader does not.',
  ),
  validateOptions: option(
    flag,
    'true',
    'Whether an option of an unknown name is refused; otherwise it is ignored. The message names the option that was probably meant.',
  ),
} as const satisfies Readonly<Record<string, AutoloaderOption<unknown>>>;

export type OptionName = keyof typeof autoloaderOptions;

type ValueOf<Option> = Option extends AutoloaderOption<infer T> ? T : never;

/** The value of every option for one table. */
export type AutoloaderOptions = {
  readonly [Name in OptionName]: ValueOf<(typeof autoloaderOptions)[Name]>;
};

export const optionNames: readonly OptionName[] = Object.keys(autoloaderOptions) as OptionName[];

/** Values as people write them, by the names of options. */
export type OptionTexts = Readonly<Record<string, string>>;
