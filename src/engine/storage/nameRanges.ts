import {promisifyRequest} from 'idb-keyval';

/** Names that follow on each other, and the range of the keys `[branch, name]` from the first to the last. */
interface NameRange {
  readonly names: readonly string[];
  readonly keys: IDBKeyRange;
}

/** So many names are asked for with one range, while not twice as many lie in it: each request costs 0.1 ms. */
const namesPerRange = 100;
const mostInRange = 2 * namesPerRange;

function* rangesOf(branch: string, names: readonly string[]): Generator<NameRange> {
  // As the browser orders them: by UTF-16 code units.
  const sorted = [...new Set(names)].toSorted();
  for (let at = 0; at < sorted.length; at += namesPerRange) {
    const some = sorted.slice(at, at + namesPerRange);
    const keys = IDBKeyRange.bound([branch, some[0]], [branch, some.at(-1)]);
    yield {names: some, keys};
  }
}

const nameOf = (key: IDBValidKey): string => {
  const name = Array.isArray(key) ? key[1] : undefined;
  return typeof name === 'string' ? name : '';
};

/** By name what `[branch, name]` holds; none for a name that is not there. */
export async function readNames(
  store: IDBObjectStore,
  branch: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  const read = async ({names: some, keys}: NameRange): Promise<void> => {
    const there = await promisifyRequest(store.getAllKeys(keys, mostInRange));
    const wanted = new Set(some);
    if (!there.some((key) => wanted.has(nameOf(key))) && there.length < mostInRange) return;
    if (there.length < mostInRange) {
      const values: readonly unknown[] = await promisifyRequest(store.getAll(keys, mostInRange));
      there.forEach((key, i) => found.set(nameOf(key), values[i]));
      return;
    }
    await Promise.all(
      some.map(async (name) =>
        found.set(name, await promisifyRequest<unknown>(store.get([branch, name]))),
      ),
    );
  };
  await Promise.all([...rangesOf(branch, names)].map(read));
  return found;
}

/** Removes `[branch, name]` for each name; inside the store's transaction, which ends later. */
export function removeNames(store: IDBObjectStore, branch: string, names: readonly string[]): void {
  for (const {names: some, keys} of rangesOf(branch, names)) {
    const there = store.getAllKeys(keys, mostInRange);
    there.onsuccess = () => {
      const gone = new Set(some);
      const areAll =
        there.result.length < mostInRange && there.result.every((key) => gone.has(nameOf(key)));
      if (areAll) store.delete(keys);
      else for (const name of some) store.delete([branch, name]);
    };
  }
}
