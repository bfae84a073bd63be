import {type EndpointName, isEndpointName} from '#/domain/endpoints';
import {formatOf} from './fileFormat';
import {fileIn, moveFile, openFolder} from './opfs';

/** A file that was moved out of the staging area, to a folder that is named like its endpoint. */
interface MovedOut {
  readonly endpoint: EndpointName;
  readonly folder: FileSystemDirectoryHandle;
  readonly file: FileSystemFileHandle;
}

/** Our own folders beside those that files are moved to. */
const isOurs = (name: string): boolean => name === 'staging' || name.startsWith('_');

/** Moves what was moved out of the staging area back into its folders, but for files in whose place another one is. */
export async function bringBack(
  storagePath: string,
  folderOf: (endpoint: EndpointName) => Promise<FileSystemDirectoryHandle>,
): Promise<void> {
  const moved: MovedOut[] = [];
  for await (const [name, handle] of (await openFolder(storagePath)).entries())
    if (handle.kind === 'directory' && !isOurs(name)) await look(handle, moved);
  for (const {endpoint, ...from} of moved) {
    const staged = await folderOf(endpoint);
    if (!(await fileIn(staged, from.file.name))) await moveFile(from, staged, from.file.name);
  }
}

async function look(folder: FileSystemDirectoryHandle, found: MovedOut[]): Promise<void> {
  const endpoint = folder.name;
  for await (const [name, handle] of folder.entries())
    if (handle.kind === 'directory') await look(handle, found);
    else if (isEndpointName(endpoint) && formatOf(name) !== null)
      found.push({endpoint, folder, file: handle});
}
