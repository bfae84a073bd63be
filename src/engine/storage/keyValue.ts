import {createStore, promisifyRequest} from 'idb-keyval';
import {AppError} from '#/base/errors';
import {readNames, removeNames} from './nameRanges';
import type {Format, Stored} from './versioned';

type Key = string | readonly string[];

/** One IndexedDB write: all of it happens or nothing. */
export interface Change {
  readonly put?: readonly (readonly [Key, Stored])[];
  readonly remove?: readonly Key[];
  /** Removes `[branch, name]` for each of many names. */
  readonly removeUnder?: {readonly branch: string; readonly names: readonly string[]};
}

/**
 * A key-value store of versioned values. Keys that are lists form a tree: `under` reads one branch.
 * Every method may throw AppError 'storage.unavailable' | 'storage.quota'.
 */
export interface KeyValueStore {
  get<T>(format: Format<T>, key: Key): Promise<T | undefined>;
  /** For each of many names what `[branch, name]` holds, or undefined; in one transaction. */
  getMany<T>(
    format: Format<T>,
    branch: string,
    names: readonly string[],
  ): Promise<readonly (T | undefined)[]>;
  /** Values below a key, in the order of their keys. */
  under<T>(format: Format<T>, branch: string): Promise<readonly T[]>;
  /** Last parts of the keys below a key, in order; the values are not read. */
  namesUnder(branch: string): Promise<readonly string[]>;
  /** The last of these names, in the order of keys, that begins so; null without one. */
  lastNameUnder(branch: string, prefix: string): Promise<string | null>;
  write(change: Change): Promise<void>;
  /** A write that depends on what `key` holds now, in one transaction. */
  update<T>(format: Format<T>, key: Key, change: (now: T | undefined) => Change): Promise<void>;
  /** Replaces everything in the store. */
  replace(put: NonNullable<Change['put']>): Promise<void>;
}

const storeName = 'values';
const validKey = (key: Key): IDBValidKey => (typeof key === 'string' ? key : [...key]);
/** Every list that begins with `branch`: an empty list sorts after all text. */
const below = (branch: string) => IDBKeyRange.bound([branch], [branch, []]);

export function openKeyValue(database: string): KeyValueStore {
  const use = createStore(database, storeName);
  const read = <T>(ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    use('readonly', (store) => promisifyRequest(ask(store))).catch(rethrow);
  const change = (prepare: (store: IDBObjectStore) => void): Promise<void> =>
    use('readwrite', (store) => {
      prepare(store);
      return promisifyRequest(store.transaction);
    }).catch(rethrow);

  return {
    get: async (format, key) => format.read(await read((store) => store.get(validKey(key)))),
    getMany: (format, branch, names) =>
      use('readonly', async (store) => {
        const found = await readNames(store, branch, names);
        return names.map((name) => format.read(found.get(name)));
      }).catch(rethrow),
    async under(format, branch) {
      const stored = await read((store) => store.getAll(below(branch)));
      return stored.map((one) => format.read(one)).filter((one) => one !== undefined);
    },
    async namesUnder(branch) {
      const keys = await read((store) => store.getAllKeys(below(branch)));
      return keys.map(lastPart);
    },
    async lastNameUnder(branch, prefix) {
      const keys = IDBKeyRange.bound([branch, prefix], [branch, `${prefix}\uffff`]);
      const cursor = await read((store) => store.openKeyCursor(keys, 'prev'));
      return cursor ? lastPart(cursor.key) : null;
    },
    write: (changes) => change((store) => apply(store, changes)),
    update: (format, key, decide) =>
      change((store) => {
        const request = store.get(validKey(key));
        request.onsuccess = () => apply(store, decide(format.read(request.result)));
      }),
    replace: (put) =>
      change((store) => {
        store.clear();
        apply(store, {put});
      }),
  };
}

function lastPart(key: IDBValidKey): string {
  const last = Array.isArray(key) ? key.at(-1) : key;
  return typeof last === 'string' ? last : '';
}

function apply(store: IDBObjectStore, {put = [], remove = [], removeUnder}: Change): void {
  for (const key of remove) store.delete(validKey(key));
  if (removeUnder) removeNames(store, removeUnder.branch, removeUnder.names);
  for (const [key, value] of put) store.put(value, validKey(key));
}

function rethrow(thrown: unknown): never {
  const error = AppError.from(thrown);
  if (error.code !== 'internal') throw error;
  throw new AppError('storage.unavailable', `The browser's database failed: ${error.message}`, {
    cause: thrown,
  });
}

/** Empties every database of this site whose name begins so. They are not removed: that would wait for who has them open. */
export async function clearDatabases(prefix: string): Promise<void> {
  for (const {name} of await indexedDB.databases())
    if (name?.startsWith(prefix)) await clearDatabase(name).catch(rethrow);
}

async function clearDatabase(name: string): Promise<void> {
  const database = await promisifyRequest(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return;
    const transaction = database.transaction(stores, 'readwrite');
    for (const store of stores) transaction.objectStore(store).clear();
    await promisifyRequest(transaction);
  } finally {
    database.close();
  }
}
