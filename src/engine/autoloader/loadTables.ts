import {AppError} from '#/base/errors';
import type {TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import {type Loader, loadHalving} from './loadHalving';

interface OfTable {
  readonly table: TableName;
}

interface LoadedTables<File, Entry> {
  readonly entries: readonly Entry[];
  /** Files that are done: all but those of the tables that failed, and of these what was done before. */
  readonly done: ReadonlySet<File>;
  readonly failures: ReadonlyMap<TableName, AppError>;
}

/**
 * Loads files together. A failure that names a table in its details is that table's alone: its files stay as they
 * are, and the others are loaded.
 */
export async function loadTables<File extends OfTable, Entry>(
  files: readonly File[],
  loader: Loader<File, Entry>,
): Promise<LoadedTables<File, Entry>> {
  const entries: Entry[] = [];
  const done = new Set<File>();
  const failures = new Map<TableName, AppError>();
  const noting: Loader<File, Entry> = {
    async load(some) {
      const loaded = await loader.load(some);
      entries.push(...loaded);
      for (const file of some) done.add(file);
      return loaded;
    },
    async setAside(file, reason) {
      const entry = await loader.setAside(file, reason);
      entries.push(entry);
      done.add(file);
      return entry;
    },
  };
  for (let rest = files; rest.length > 0; ) {
    try {
      await loadHalving(rest, noting);
      break;
    } catch (thrown) {
      const error = AppError.from(thrown);
      const table = findTable(String(error.details['table']))?.name;
      if (table === undefined || failures.has(table)) throw thrown;
      failures.set(table, error);
      rest = rest.filter((file) => file.table !== table && !done.has(file));
    }
  }
  return {entries, done, failures};
}
