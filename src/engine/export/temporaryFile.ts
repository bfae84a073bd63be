import {AppError} from '#/base/errors';
import {namesIn, openFolder, openSync} from '../storage/opfs';
import type {OpenFile} from './openFile';

/** Beside the volumes, so that no listing of them meets it. */
const folderName = '_exports';

/** A file of the app's own, to be handed to the browser's downloads. It stays until the next start. */
export interface TemporaryFile extends OpenFile {
  /** After it was closed; under the name it was opened with. */
  file(): Promise<File>;
}

/** `exportId` keeps two files of one name apart. @throws AppError 'storage.unavailable' | 'storage.quota' */
export async function openTemporary(exportId: string, name: string): Promise<TemporaryFile> {
  const folder = await openFolder(`${folderName}/${exportId}`);
  const handle = await folder.getFileHandle(name, {create: true});
  const access = await openSync(handle);
  let at = 0;
  return {
    async write(bytes) {
      if (access.write(bytes, {at}) < bytes.length)
        throw new AppError('storage.quota', 'The browser gave this site no more storage');
      at += bytes.length;
    },
    // Not flushed: what a crash takes of it nobody has been given yet.
    close: async () => access.close(),
    async abandon() {
      access.close();
      await folder.removeEntry(name).catch(() => undefined);
    },
    file: () => handle.getFile(),
  };
}

/** Removes what earlier visits have left; a download of theirs that still reads one ends with it. */
export async function clearTemporary(): Promise<void> {
  const folder = await openFolder(folderName);
  for (const name of await namesIn(folder))
    await folder.removeEntry(name, {recursive: true}).catch(() => undefined);
}
