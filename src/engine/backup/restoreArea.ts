import {z} from 'zod';
import {fileIn} from '../storage/opfs';

/**
 * ready: the unpacked backup is to become the lake; the old one is still whole. filling: the old files are gone and
 * the new ones move in. done: only the rest of the area is left to remove.
 */
export type RestorePhase = 'ready' | 'filling' | 'done';

const areaName = '_restore';
const phaseName = 'phase.json';
const phases = z.object({phase: z.enum(['ready', 'filling', 'done'])});

/** Where a backup is unpacked, at the root of OPFS, beside the lake. */
export interface RestoreArea {
  readonly folder: FileSystemDirectoryHandle;
  /** Null while nothing was settled. */
  phase(): Promise<RestorePhase | null>;
  /** In one step: an interrupted one leaves the phase before. */
  enter(phase: RestorePhase): Promise<void>;
}

/** Null where there is none. */
export async function findRestoreArea(): Promise<RestoreArea | null> {
  const root = await navigator.storage.getDirectory();
  try {
    return area(await root.getDirectoryHandle(areaName));
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'NotFoundError') return null;
    throw thrown;
  }
}

/** An empty one. */
export async function newRestoreArea(): Promise<RestoreArea> {
  await removeRestoreArea();
  const root = await navigator.storage.getDirectory();
  return area(await root.getDirectoryHandle(areaName, {create: true}));
}

export async function removeRestoreArea(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  if (await findRestoreArea()) await root.removeEntry(areaName, {recursive: true});
}

function area(folder: FileSystemDirectoryHandle): RestoreArea {
  return {
    folder,
    async phase() {
      const file = await fileIn(folder, phaseName);
      if (!file) return null;
      const text = await (await file.getFile()).text();
      // A first entry that was interrupted leaves a file without a byte.
      return text === '' ? null : phases.parse(JSON.parse(text)).phase;
    },
    async enter(phase) {
      const file = await folder.getFileHandle(phaseName, {create: true});
      const output = await file.createWritable();
      await output.write(JSON.stringify({phase}));
      await output.close();
    },
  };
}

/** The folder that an entry of a backup is unpacked into, and its name there. */
export async function placeOf(
  folder: FileSystemDirectoryHandle,
  path: string,
): Promise<{readonly folder: FileSystemDirectoryHandle; readonly name: string}> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  let place = folder;
  for (const part of parts) place = await place.getDirectoryHandle(part, {create: true});
  return {folder: place, name};
}
