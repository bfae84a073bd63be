import {openFolder, openSync} from '../storage/opfs';
import {createResultFile, type ResultFile} from './resultFile';

/** Where results are kept, outside of the lake's own folders. */
export const resultsPath = '_results';
const mostBytes = 2e9;

export interface ResultPlace {
  readonly file: ResultFile;
  readonly limitBytes: number;
  /** Closes the file and removes it. */
  remove(): Promise<void>;
}

/** Files of results: nothing in them outlives the engine that wrote them. */
export interface ResultFolder {
  create(): Promise<ResultPlace>;
}

/** Removes what an engine that has ended left there. */
export async function openResultFolder(): Promise<ResultFolder> {
  const folder = await openFolder(resultsPath);
  for await (const name of folder.keys()) await remove(folder, name);
  const files = inAdvance(() => newFile(folder));
  const room = inAdvance(roomForOne);
  return {
    async create() {
      const [{name, access}, limitBytes] = await Promise.all([files.next(), room.next()]);
      const file = createResultFile(access, limitBytes);
      return {
        file,
        limitBytes,
        async remove() {
          file.close();
          await remove(folder, name);
        },
      };
    },
  };
}

async function newFile(folder: FileSystemDirectoryHandle) {
  const name = `${crypto.randomUUID()}.arrows`;
  return {name, access: await openSync(await folder.getFileHandle(name, {create: true}))};
}

/** Makes each thing before it is asked for: the browser's storage answers slowly when it is busy. */
function inAdvance<T>(make: () => Promise<T>): {readonly next: () => Promise<T>} {
  const begin = () => {
    const made = make();
    made.catch(() => undefined);
    return made;
  };
  let coming = begin();
  return {
    async next() {
      const mine = coming;
      coming = mine.then(begin, begin);
      coming.catch(() => undefined);
      return mine.catch(make);
    },
  };
}

/** A file that another engine has not let go of yet stays for the next start. */
async function remove(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  await folder.removeEntry(name).catch(() => undefined);
}

/** At most a quarter of what the browser has left for this site: the lake must not run out of it. */
async function roomForOne(): Promise<number> {
  const {quota = mostBytes, usage = 0} = await navigator.storage.estimate();
  return Math.max(0, Math.min(mostBytes, (quota - usage) / 4));
}
