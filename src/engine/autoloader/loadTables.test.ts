import {expect, test} from 'vitest';
import {AppError} from '#/base/errors';
import type {TableName} from '#/lakehouse/define';
import {loadTables} from './loadTables';

interface File {
  readonly table: TableName;
  readonly name: string;
  readonly fault?: 'table' | 'file' | 'run' | 'gone';
}
const laps = (name: string, fault?: File['fault']): File => ({
  table: 'bronze_laps',
  name,
  ...(fault && {fault}),
});
const pit = (name: string, fault?: File['fault']): File => ({
  ...laps(name, fault),
  table: 'bronze_pit',
});

/** Loads all of the files or none, and counts the attempts. */
function loader() {
  const batches: string[][] = [];
  return {
    batches,
    async load(files: readonly File[]): Promise<readonly string[]> {
      const bad = files.find(({fault}) => fault && fault !== 'gone');
      if (bad?.fault === 'table')
        throw new AppError('file.malformed', bad.name, {details: {table: bad.table}});
      if (bad) throw new AppError(bad.fault === 'run' ? 'cancelled' : 'internal', bad.name);
      const names = files.filter(({fault}) => fault !== 'gone').map(({name}) => name);
      batches.push(names);
      return names;
    },
    setAside: async ({name}: File, reason: string) => `${name} aside: ${reason}`,
  };
}
const namesOf = (files: ReadonlySet<File>) => [...files].map(({name}) => name);

test('a failure of one table leaves its files out, and the others are loaded together', async () => {
  const files = [laps('a'), pit('b'), laps('c', 'table'), pit('d')];
  const parts = loader();
  const {entries, done, failures} = await loadTables(files, parts);
  expect(entries).toEqual(['b', 'd']);
  expect(parts.batches).toEqual([['b', 'd']]);
  expect(namesOf(done)).toEqual(['b', 'd']);
  expect([...failures.keys()]).toEqual(['bronze_laps']);
  expect(failures.get('bronze_laps')?.message).toBe('c');
});

test('every table may fail for itself', async () => {
  const {done, failures} = await loadTables([laps('a', 'table'), pit('b', 'table')], loader());
  expect(done.size).toBe(0);
  expect([...failures.keys()]).toEqual(['bronze_laps', 'bronze_pit']);
});

test('what was loaded before a table failed is not loaded twice', async () => {
  const files = [pit('a'), pit('b', 'file'), pit('c'), laps('d', 'table')];
  const parts = {
    ...loader(),
    // The fault in b is met first, so that the halves are loaded before d is.
    load: async (some: readonly File[]) => {
      if (some.some(({fault}) => fault === 'file')) throw new AppError('internal', 'b');
      return loader().load(some);
    },
  };
  const {entries, done, failures} = await loadTables(files, parts);
  expect(entries).toEqual(['a', 'b aside: b', 'c']);
  expect(namesOf(done)).toEqual(['a', 'b', 'c']);
  expect([...failures.keys()]).toEqual(['bronze_laps']);
});

test('a file that is gone is done without an entry', async () => {
  const {entries, done} = await loadTables([laps('a'), laps('b', 'gone')], loader());
  expect(entries).toEqual(['a']);
  expect(namesOf(done)).toEqual(['a', 'b']);
});

test('what is wrong with the lake ends the run', () =>
  expect(loadTables([laps('a', 'run'), pit('b')], loader())).rejects.toMatchObject({
    code: 'cancelled',
  }));
