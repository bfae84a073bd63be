import {AppError} from '#/base/errors';
import type {ExportPlace} from '#/contracts/export';

/** The pickers that TypeScript's page library does not list; not every browser has them. */
interface Pickers {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string;
  }) => Promise<FileSystemFileHandle>;
  readonly showDirectoryPicker?: (options: {
    readonly mode: 'readwrite';
  }) => Promise<FileSystemDirectoryHandle>;
}

const pickers = (): Pickers => globalThis as Pickers;

/** Whether this browser lets a page write where a person says. */
export const canChoosePlace = (): boolean =>
  typeof pickers().showSaveFilePicker === 'function' &&
  typeof pickers().showDirectoryPicker === 'function';

/**
 * Asks for a file of that name or for a folder. Needs a click just before.
 *
 * @returns null where the browser has no such question @throws AppError 'cancelled' | 'export.place'
 */
export async function choosePlace(
  kind: 'file' | 'folder',
  suggestedName: string,
): Promise<ExportPlace | null> {
  const {showSaveFilePicker, showDirectoryPicker} = pickers();
  try {
    if (kind === 'file')
      return showSaveFilePicker ? {kind, file: await showSaveFilePicker({suggestedName})} : null;
    return showDirectoryPicker
      ? {kind, folder: await showDirectoryPicker({mode: 'readwrite'})}
      : null;
  } catch (thrown) {
    const {code, message} = AppError.from(thrown);
    if (code === 'cancelled') throw thrown;
    throw new AppError('export.place', `The browser gave no place: ${message}`, {cause: thrown});
  }
}
