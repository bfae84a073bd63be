import {openFolder, openSync} from '../storage/opfs';
import {createResultFile, type ResultFile} from './resultFile';

/** Where results are kept, outside of the lake's own folders. */
const path = '_results';
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
  const folder = await openFolder(path);
  for await (const name of folder.keys()) await remove(folder, name);
  return {
    async create() {
      const name = `${crypto.randomUUID()}.arrows`;
      const limitBytes = await roomForOne();
      const access = await openSync(await folder.getFileHandle(name, {create: true}));
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

/** A file that another engine has not let go of yet stays for the next start. */
async function remove(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  await folder.removeEntry(name).catch(() => undefined);
}

/** At most a quarter of what the browser has left for this site: the lake must not run out of it. */
async function roomForOne(): Promise<number> {
  const {quota = mostBytes, usage = 0} = await navigator.storage.estimate();
  return Math.max(0, Math.min(mostBytes, (quota - usage) / 4));
}
