import type {AutoloaderOptions} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import {compileGlob} from '#/lakehouse/autoloaderOptions/compileGlob';
import type {TableName} from '#/lakehouse/define';

/** A staged file that is not in the ledger. */
export interface CandidateFile {
  /** `<endpoint>/<file name>` */
  readonly path: string;
  /** Without folders. */
  readonly name: string;
  readonly table: TableName;
  /** Null when it was not asked, see `needsStat`, or when the file is gone. */
  readonly bytes: number | null;
  /** Epoch milliseconds; null as for bytes. */
  readonly modifiedAt: number | null;
}

export type FilterReason =
  | 'pathGlobFilter'
  | 'modifiedAfter'
  | 'modifiedBefore'
  | 'includeExistingFiles';

export interface FilteredFile<File> {
  readonly file: File;
  /** The option that leaves it out. */
  readonly reason: FilterReason;
}

export interface Selection<File> {
  /** To load now; empty only when no file is left that may be loaded. */
  readonly batch: readonly File[];
  /** To load after that, in order. */
  readonly later: readonly File[];
  readonly filtered: readonly FilteredFile<File>[];
}

type Limits = Pick<AutoloaderOptions, 'maxFilesPerTrigger' | 'maxBytesPerTrigger'>;

export interface SelectionRules {
  readonly optionsOf: (table: TableName) => AutoloaderOptions;
  /** Of all tables: they bound the batch as a whole, those of `optionsOf` a table's share of it. */
  readonly limits: Limits;
  /** What `existingLeftOut` answered at the first load. */
  readonly leftOut: ReadonlySet<string>;
}

/**
 * The next batch of `files`, which stand in the order of loading. Within a table that order is kept; a table that has
 * its share waits while others fill the batch. maxFilesPerTrigger is never exceeded; maxBytesPerTrigger by at most one
 * file. A file of unknown size counts as empty, one of unknown age passes: it is gone, which loading finds out.
 */
export function selectFiles<File extends CandidateFile>(
  files: readonly File[],
  {optionsOf, limits, leftOut}: SelectionRules,
): Selection<File> {
  const rulesOf = byTable((table) => {
    const options = optionsOf(table);
    return {reasonFor: fileFilter(options), share: room(options)};
  });
  const whole = room(limits);
  const batch: File[] = [];
  const later: File[] = [];
  const filtered: FilteredFile<File>[] = [];
  for (const file of files) {
    const {reasonFor, share} = rulesOf(file.table);
    const reason = leftOut.has(file.path) ? 'includeExistingFiles' : reasonFor(file);
    if (reason !== null) filtered.push({file, reason});
    else if (whole.isLeft() && share.isLeft()) {
      whole.take(file);
      share.take(file);
      batch.push(file);
    } else later.push(file);
  }
  return {batch, later, filtered};
}

/**
 * Paths of files that stay out for ever because they were there before. Ask it once, when a table's files are first
 * loaded, and keep the answer: includeExistingFiles has no effect afterwards.
 */
export function existingLeftOut(
  files: readonly CandidateFile[],
  optionsOf: SelectionRules['optionsOf'],
): ReadonlySet<string> {
  const left = files.filter(({table}) => !optionsOf(table).includeExistingFiles);
  return new Set(left.map(({path}) => path));
}

/** Whether a file's size or age must be known for these options. */
export function needsStat(options: AutoloaderOptions): boolean {
  return (
    options.maxBytesPerTrigger !== null ||
    options.modifiedAfter !== null ||
    options.modifiedBefore !== null
  );
}

/** Why a file is not for these options, or null. */
function fileFilter({
  pathGlobFilter,
  modifiedAfter,
  modifiedBefore,
}: AutoloaderOptions): (file: CandidateFile) => FilterReason | null {
  const glob = pathGlobFilter === null ? null : compileGlob(pathGlobFilter);
  return ({name, modifiedAt}) => {
    if (glob?.kind === 'glob' && !glob.matches(name)) return 'pathGlobFilter';
    if (modifiedAt === null) return null;
    if (modifiedAfter !== null && modifiedAt <= modifiedAfter) return 'modifiedAfter';
    if (modifiedBefore !== null && modifiedAt >= modifiedBefore) return 'modifiedBefore';
    return null;
  };
}

/** What still goes into a batch. */
function room({maxFilesPerTrigger, maxBytesPerTrigger}: Limits) {
  let files = maxFilesPerTrigger;
  let bytes = maxBytesPerTrigger ?? Number.POSITIVE_INFINITY;
  return {
    isLeft: () => files > 0 && bytes > 0,
    take(file: CandidateFile) {
      files -= 1;
      bytes -= file.bytes ?? 0;
    },
  };
}

function byTable<T>(make: (table: TableName) => T): (table: TableName) => T {
  const made = new Map<TableName, T>();
  return (table) => {
    const known = made.get(table);
    if (known !== undefined) return known;
    const fresh = make(table);
    made.set(table, fresh);
    return fresh;
  };
}
