import type {BronzeTable, TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import type {Autoloader} from '../autoloader/autoloader';
import type {LedgerEntry} from '../lake/ledger';
import type {UpdateRecorder} from './updateRecorder';

interface BronzeLoad {
  readonly autoloader: Autoloader;
  readonly recorder: UpdateRecorder;
  readonly updateId: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** The bronze flows of an update: one run of the autoloader over all of them. */
export async function loadBronze(load: BronzeLoad): Promise<readonly TableName[]> {
  const {autoloader, recorder, now} = load;
  const spans = new Map<TableName, {begin: number; end: number; rows: number}>();
  const entries: LedgerEntry[] = [];

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
  await autoloader.loadNew({
    updateId: load.updateId,
    signal: load.signal,
    onFound: (filesPending) => recorder.patch({filesPending}),
    onRows,
    onBatch(batch, pending) {
      entries.push(...batch);
      recorder.patch({
        filesPending: pending,
        filesLoaded: entries.filter(({malformed}) => !malformed).length,
        bytesLoaded: entries.reduce((sum, {bytes}) => sum + bytes, 0),
        malformed: entries.flatMap(({path, malformed}) =>
          malformed ? [{path, ...malformed}] : [],
        ),
      });
    },
  });
  for (const {name} of bronzeTables) recorder.flow(name, outcome(name, entries, now() - begin));
  return [...new Set(entries.filter(({rows}) => rows > 0).map(({table}) => table))];
}

function outcome(name: TableName, entries: readonly LedgerEntry[], loadMs: number) {
  const own = entries.filter(({table}) => table === name);
  const rows = own.reduce((sum, entry) => sum + entry.rows, 0);
  const rescued = own.reduce((sum, entry) => sum + entry.rescuedRows, 0);
  const allRows = entries.reduce((sum, entry) => sum + entry.rows, 0);
  const aside = own.filter(({malformed}) => malformed).length;
  const files = `${own.length} new file${own.length === 1 ? '' : 's'}`;
  return {
    state: 'COMPLETED' as const,
    plan:
      own.length === 0
        ? 'No new file'
        : aside > 0
          ? `${files}, ${aside} set aside as malformed`
          : files,
    rowsWritten: rows,
    rescuedRows: rescued,
    ms: allRows === 0 ? 0 : Math.round((loadMs * rows) / allRows),
    expectations:
      rows === 0
        ? []
        : [
            {
              name: 'no_rescued_data',
              onViolation: 'warn' as const,
              passed: rows - rescued,
              failed: rescued,
            },
          ],
  };
}
