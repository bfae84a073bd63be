import {fileIn, moveFile, openFolder} from '../storage/opfs';
import {whenReleased} from '../storage/whenReleased';
import {
  type BackupManifest,
  databaseFolder,
  readManifest,
  settingsPath,
  volumesFolder,
} from './backupFormat';
import {unpackedManifest} from './checkBackup';
import {clearOutgoing} from './createBackup';
import {emptyDatabases, writeLines} from './indexedDbLines';
import {linesOf} from './linesOf';
import {findRestoreArea, placeOf, removeRestoreArea, type RestoreArea} from './restoreArea';
import {walkFiles} from './walkFiles';

/** The page's own settings of a restored backup, at the root of OPFS until the page has taken them. */
export const restoredSettingsFile = '_restored-settings.json';

/** Whether the page has yet to take the settings of a restored backup. */
export async function hasRestoredSettings(): Promise<boolean> {
  return (await fileIn(await navigator.storage.getDirectory(), restoredSettingsFile)) !== null;
}

/**
 * Carries a settled restore through, or forgets a backup that was unpacked and not settled. Before anything of the
 * lake is opened. Each step may be done again, so a kill anywhere in it is settled by the next start. `passing` is told
 * of each step, for tests that break it off there.
 */
export async function finishRestore(passing: () => void = () => undefined): Promise<void> {
  await clearOutgoing();
  const area = await findRestoreArea();
  if (!area) return;
  const phase = await area.phase();
  if (phase === 'ready') {
    await removeLake();
    passing();
    await area.enter('filling');
    passing();
  }
  if (phase === 'ready' || phase === 'filling') {
    await fill(area, passing);
    await area.enter('done');
    passing();
  }
  await removeRestoreArea();
}

/** Files that are a lake's: the volumes, and databases with what stands beside them. */
const isOfLake = (name: string): boolean => name === 'Volumes' || /\.duckdb($|\.)/.test(name);

async function removeLake(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const names: string[] = [];
  for await (const name of root.keys()) if (isOfLake(name)) names.push(name);
  for (const name of names) await whenReleased(() => root.removeEntry(name, {recursive: true}));
}

async function fill({folder}: RestoreArea, passing: () => void): Promise<void> {
  const manifest = await manifestIn(folder);
  const root = await navigator.storage.getDirectory();
  await moveAll(await folder.getDirectoryHandle(databaseFolder, {create: true}), root);
  passing();
  await moveAll(
    await folder.getDirectoryHandle(volumesFolder, {create: true}),
    await openFolder('Volumes'),
  );
  passing();
  await emptyDatabases();
  passing();
  for (const {database, path} of manifest.indexedDb)
    await writeLines(database, linesOf(await fileAt(folder, path)));
  const settings = await fileIn(folder, settingsPath);
  if (settings) await moveFile({folder, file: settings}, root, restoredSettingsFile);
}

async function manifestIn(folder: FileSystemDirectoryHandle): Promise<BackupManifest> {
  return readManifest(await (await fileAt(folder, unpackedManifest)).text());
}

async function fileAt(folder: FileSystemDirectoryHandle, path: string): Promise<File> {
  const place = await placeOf(folder, path);
  return (await place.folder.getFileHandle(place.name)).getFile();
}

/** Moves every file to the same path below another folder. Those moved before are there already. */
async function moveAll(
  from: FileSystemDirectoryHandle,
  to: FileSystemDirectoryHandle,
): Promise<void> {
  for await (const {path, handle} of walkFiles(from)) {
    const source = await placeOf(from, path);
    const target = await placeOf(to, path);
    await moveFile({folder: source.folder, file: handle}, target.folder, target.name);
  }
}
