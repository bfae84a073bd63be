import {
  byteSize,
  columnName,
  columnNameOrNone,
  count,
  flag,
  folder,
  glob,
  hints,
  interval,
  type OptionKind,
  oneOf,
  timestamp,
} from './optionKinds';

/** One option of the autoloader. */
export interface AutoloaderOption<T> {
  readonly kind: OptionKind<T>;
  /** The text that stands when nobody sets one; null: no value at all. */
  readonly default: string | null;
  /** What holds without a value, in words, where that is not simply nothing. */
  readonly unset?: string;
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
    oneOf('addNewColumns', 'addNewColumnsWithTypeWidening', 'rescue', 'failOnNewColumns', 'none'),
    'addNewColumns',
    'What happens to a key the table has no column for. addNewColumns: a column is added, and its rows come with the same update, where Auto Loader fails and has to be started again. addNewColumnsWithTypeWidening: the same, and a column whose type does not hold a value is widened: BIGINT to DOUBLE to VARCHAR, DATE to TIMESTAMP, anything to VARCHAR; integers beyond 2^53 are rounded in a DOUBLE. rescue: the value is kept in the rescued data. failOnNewColumns: the table’s flow fails. none: the key is dropped, and rescued data is kept only where rescuedDataColumn is set.',
  ),
  rescuedDataColumn: {
    ...optional(
      columnNameOrNone,
      'The column that keeps, as JSON with the file’s path, what fits no other column. Write nothing to keep no such data: a value of another type than its column is then NULL, and a key without a column is dropped unless it becomes one.',
    ),
    unset: '_rescued_data; none where schemaEvolutionMode is none',
  },
  readerCaseSensitive: option(
    flag,
    'true',
    'Whether a key belongs to a column only when both are written with the same capitals; otherwise it goes to the rescued data. With false, case does not count; of two ways of writing one key in the same record the last wins and the other is rescued.',
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
    'Whether files that are there when a table is first loaded are loaded too. Decided at that first load; a later change has no effect. A lake that is built anew loads whatever is staged.',
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
    'What becomes of a file once its rows are durable: it stays, moves to cleanSource.moveDestination, or is deleted. A full refresh of a table reads staged files only; a database that must be built anew also those that were moved.',
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
    oneOf('PERMISSIVE', 'DROPMALFORMED', 'FAILFAST'),
    'PERMISSIVE',
    'What malformed text does. PERMISSIVE: the file is set aside and recorded, or see columnNameOfCorruptRecord. DROPMALFORMED: of .ndjson, .jsonl and .csv files the malformed lines are dropped and counted; a .json file is one record and is set aside. FAILFAST: the table’s flow fails. The byte is told in each, which Auto Loader does not. It is about text, never about a value of another type.',
  ),
  columnNameOfCorruptRecord: optional(
    columnName,
    'With mode PERMISSIVE, the column that holds a malformed line as it stands, up to 1 MB, in a row of its own; so of a malformed .json file of at most 1 MB, a larger one is set aside. Auto Loader’s usual name is _corrupt_record. Without it, the file is set aside whole.',
  ),
  ignoreCorruptFiles: option(
    flag,
    'false',
    'Whether a file that breaks off, because it is cut, damaged or malformed, gives the rows up to there. It is then loaded with its fault told, also with mode FAILFAST, and goes before columnNameOfCorruptRecord for the file as a whole.',
  ),
  ignoreMissingFiles: option(
    flag,
    'true',
    'Whether an update goes on past a file that is gone between being found and being loaded, and counts it; otherwise the table’s flow fails and names it. On from the start, unlike in Auto Loader: whoever removes a staged file here is who looks at it.',
  ),
  allowOverwrites: option(
    flag,
    'false',
    'Whether a file whose content has changed since it was loaded is loaded again: its rows are added, the earlier ones stay, and silver takes the newest. Told by size and time of change, proved by SHA-256, so that the same content is never loaded twice. Each update then looks at every loaded file of the table.',
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
