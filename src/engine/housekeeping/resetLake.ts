import {resultsPath} from '../results/resultFolder';
import {clearDatabases} from '../storage/keyValue';
import {fileIn, namesIn} from '../storage/opfs';
import {whenReleased} from '../storage/whenReleased';

/** At the root of OPFS while everything is being deleted. */
const marker = 'laplake.resetting';

/** Deletes everything of this site that the engine keeps; no database may be open. Interrupted, `finishReset` goes on. */
export async function resetLake(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.getFileHandle(marker, {create: true});
  await wipe(root);
}

/** Finishes what a killed reset has left; before anything is opened. */
export async function finishReset(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  if (await fileIn(root, marker)) await wipe(root);
}

/** The marker goes last. Results of queries are open; every start empties their folder. */
async function wipe(root: FileSystemDirectoryHandle): Promise<void> {
  for (const name of await namesIn(root))
    if (name !== marker && name !== resultsPath)
      await whenReleased(() => root.removeEntry(name, {recursive: true}));
  await clearDatabases('laplake');
  await root.removeEntry(marker);
}
