import type {Failure} from '#/contracts/engine';
import type {BronzeTable, TableName} from '#/lakehouse/define';
import type {Autoloader} from '../autoloader/autoloader';
import type {LedgerEntry} from '../lake/ledger';
import type {UpdateRecorder} from './updateRecorder';

interface BronzeLoad {
  readonly autoloader: Autoloader;
  readonly recorder: UpdateRecorder;
  readonly updateId: string;
  readonly tables: readonly BronzeTable[];
  readonly signal: AbortSignal;
  readonly now: () => number;
}

interface LoadedBronze {
  /** Tables that have new rows. */
  readonly changed: readonly TableName[];
  readonly failed: readonly TableName[];
}

/** The bronze flows of an update: one run of the autoloader over all of them. */
export async function loadBronze(load: BronzeLoad): Promise<LoadedBronze> {
  const {autoloader, recorder, now} = load;
  const spans = new Map<TableName, {begin: number; end: number; rows: number}>();
  const entries: LedgerEntry[] = [];
  const failures = new Map<TableName, Failure>();
  let missing = 0;

  const begin = now();
  function onRows({name}: BronzeTable, rows: number): void {
    const span = spans.get(name) ?? {begin, end: begin, rows: 0};
    spans.set(name, {...span, end: now(), rows: span.rows + rows});
    recorder.flow(name, {
      state: 'RUNNING',
      plan: 'New files',
      rowsWritten: span.rows + rows,
      ms: now() - span.begin,
    });
  }
  const loading = autoloader.loadNew({
    updateId: load.updateId,
    only: new Set(load.tables.map(({name}) => name)),
    signal: load.signal,
    onFound: (filesPending) => recorder.patch({filesPending}),
    onRows,
    onTableFailed: (table, {code, message}) => failures.set(table, {code, message}),
    onBatch(batch, pending, gone) {
      entries.push(...batch);
      missing += gone;
      recorder.patch({
        filesPending: pending,
        filesLoaded: entries.filter(({malformed}) => !malformed).length,
        bytesLoaded: entries.reduce((sum, {bytes}) => sum + bytes, 0),
        numSkippedCorruptFiles: entries.filter(({breaksOff}) => breaksOff).length,
        numSkippedMissingFiles: missing,
        malformed: entries.flatMap(({path, malformed}) =>
          malformed ? [{path, ...malformed}] : [],
        ),
      });
    },
  });
  await loading.catch((thrown: unknown) => {
    for (const [name, {rows}] of durableRows(entries)) recorder.flow(name, {rowsWritten: rows});
    throw thrown;
  });
  for (const {name} of load.tables) {
    recorder.flow(name, {
      ...outcome(name, entries, now() - begin),
      ...(autoloader.keepsRescuedData(name) ? {} : {expectations: []}),
    });
    const failure = failures.get(name);
    if (failure) recorder.flow(name, {state: 'FAILED', failure});
  }
  const changed = entries.filter(({rows}) => rows > 0).map(({table}) => table);
  return {changed: [...new Set(changed)], failed: [...failures.keys()]};
}

/** What stays of a run that was broken off: the batches that were made durable. */
function durableRows(entries: readonly LedgerEntry[]): ReadonlyMap<TableName, {rows: number}> {
  const rows = new Map<TableName, {rows: number}>();
  for (const {table, rows: more} of entries)
    rows.set(table, {rows: (rows.get(table)?.rows ?? 0) + more});
  return rows;
}

function outcome(name: TableName, entries: readonly LedgerEntry[], loadMs: number) {
  const own = entries.filter(({table}) => table === name);
  const rows = own.reduce((sum, entry) => sum + entry.rows, 0);
  const rescued = own.reduce((sum, entry) => sum + entry.rescuedRows, 0);
  const allRows = entries.reduce((sum, entry) => sum + entry.rows, 0);
  return {
    state: 'COMPLETED' as const,
    plan: planOf(own),
    rowsWritten: rows,
    rescuedRows: rescued,
    ms: allRows === 0 ? 0 : Math.round((loadMs * rows) / allRows),
    expectations:
      rows === 0
        ? []
        : [
            {
              name: 'no_rescued_data',
              kind: 'row' as const,
              onViolation: 'warn' as const,
              passed: rows - rescued,
              failed: rescued,
            },
          ],
  };
}

/** What became of the files, in words. */
function planOf(files: readonly LedgerEntry[]): string {
  if (files.length === 0) return 'No new file';
  const aside = files.filter(({malformed}) => malformed).length;
  const broken = files.filter(({breaksOff}) => breaksOff).length;
  const records = files.reduce((sum, {malformedRows = 0}) => sum + malformedRows, 0);
  return [
    `${files.length} new file${files.length === 1 ? '' : 's'}`,
    aside > 0 && `${aside} set aside as malformed`,
    broken > 0 && `${broken} read up to a fault`,
    records > 0 && `${records} malformed record${records === 1 ? '' : 's'}`,
  ]
    .filter(Boolean)
    .join(', ');
}
