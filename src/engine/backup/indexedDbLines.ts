import {z} from 'zod';
import {AppError} from '#/base/errors';

/** A record of IndexedDB as a line: its store, key and value. */
const lineSchema = z.object({
  s: z.string(),
  k: z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]),
  v: z.unknown(),
});
type Line = Readonly<z.infer<typeof lineSchema>>;

const prefix = 'laplake.';
const recordsAtOnce = 500;

/** The databases of this app. */
export async function ownDatabases(): Promise<readonly string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({name}) => (name?.startsWith(prefix) ? [name] : [])).toSorted();
}

/** Every record of a database as lines of JSON. What JSON does not hold, such as a handle of a chosen folder, is left out. */
export async function* indexedDbLines(database: string): AsyncGenerator<string, void> {
  const db = await open(database);
  try {
    for (const store of db.objectStoreNames) yield* storeLines(db, store);
  } finally {
    db.close();
  }
}

async function* storeLines(db: IDBDatabase, store: string): AsyncGenerator<string, void> {
  for (let after: IDBValidKey | null = null; ; ) {
    const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const values = db.transaction(store).objectStore(store);
    const [keys, found]: readonly [IDBValidKey[], unknown[]] = await Promise.all([
      answer(values.getAllKeys(range, recordsAtOnce)),
      answer<unknown[]>(values.getAll(range, recordsAtOnce)),
    ]);
    let lines = '';
    keys.forEach((k, at) => {
      if (isPlain(found[at])) lines += `${JSON.stringify({s: store, k, v: found[at]})}\n`;
    });
    if (lines !== '') yield lines;
    const last = keys.at(-1);
    if (last === undefined || keys.length < recordsAtOnce) return;
    after = last;
  }
}

/** Whether JSON gives the same value back. */
function isPlain(value: unknown): boolean {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((one) => one === undefined || isPlain(one));
}

/** @throws AppError 'backup.refused' for a line that is no record */
export function readLine(line: string): Line {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new AppError('backup.refused', 'A record of the backup is damaged', {cause});
  }
}

/** Empties every database of this app; they stay, with their stores. */
export async function emptyDatabases(): Promise<void> {
  for (const name of await ownDatabases()) {
    const db = await open(name);
    try {
      const stores = [...db.objectStoreNames];
      if (stores.length === 0) continue;
      const transaction = db.transaction(stores, 'readwrite');
      for (const store of stores) transaction.objectStore(store).clear();
      await done(transaction);
    } finally {
      db.close();
    }
  }
}

/** Puts records into a database that has them not, or has the same. Writing them twice is writing them once. */
export async function writeLines(database: string, lines: AsyncIterable<string>): Promise<void> {
  let batch: Line[] = [];
  const flush = async (): Promise<void> => {
    const stores = [...new Set(batch.map(({s}) => s))];
    if (stores.length > 0) await write(database, stores, batch);
    batch = [];
  };
  for await (const line of lines) {
    batch.push(readLine(line));
    if (batch.length >= recordsAtOnce) await flush();
  }
  await flush();
}

async function write(
  database: string,
  stores: readonly string[],
  records: readonly Line[],
): Promise<void> {
  const db = await openWith(database, stores);
  try {
    const transaction = db.transaction(stores, 'readwrite');
    for (const {s, k, v} of records) transaction.objectStore(s).put(v, k);
    await done(transaction);
  } finally {
    db.close();
  }
}

/** Opens it with these stores, made where they lack. */
async function openWith(database: string, stores: readonly string[]): Promise<IDBDatabase> {
  const db = await open(database, undefined, stores);
  const missing = stores.filter((store) => !db.objectStoreNames.contains(store));
  if (missing.length === 0) return db;
  const next = db.version + 1;
  db.close();
  return open(database, next, missing);
}

/** `stores` are made where the database is new, or of an older version. */
function open(
  database: string,
  version?: number,
  stores: readonly string[] = [],
): Promise<IDBDatabase> {
  const request = indexedDB.open(database, version);
  request.onupgradeneeded = () => {
    for (const store of stores) request.result.createObjectStore(store);
  };
  return answer(request);
}

const failed = (error: DOMException | null): AppError =>
  AppError.from(error ?? new Error('IndexedDB gave no reason'));

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(failed(request.error)));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(failed(transaction.error)));
  });
}
