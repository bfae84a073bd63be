import {AppError} from '#/base/errors';
import type {CheckedBackup, MadeBackup} from '#/contracts/backup';
import {endEngine, engine} from './engine';
import {ownSettings} from './ownSettings';
import {saveBlob} from './saveTable';

/** The part of the browser that asks where to save; TypeScript's page library does not list it. */
interface WithSavePicker {
  showSaveFilePicker(options: {
    readonly suggestedName: string;
    readonly types: readonly {
      readonly description: string;
      readonly accept: Readonly<Record<string, readonly string[]>>;
    }[];
  }): Promise<FileSystemFileHandle>;
}
const hasSavePicker = (page: object): page is WithSavePicker => 'showSaveFilePicker' in page;

/**
 * Writes everything the lake is to one file: where the person says, or where the browser does not ask to the
 * downloads. Null when the person chose no place.
 *
 * @throws AppError 'lake.busy' | 'storage.quota' | 'cancelled'
 */
export async function saveBackup(signal: AbortSignal): Promise<MadeBackup | null> {
  const into = await chosenPlace();
  if (into === 'none') return null;
  const made = await engine.createBackup(
    {into, settings: ownSettings()},
    {signal, awaitsAnswer: true},
  );
  if (made.file) saveBlob(made.file, made.fileName);
  return made;
}

/** Null where the browser does not ask. */
async function chosenPlace(): Promise<FileSystemFileHandle | null | 'none'> {
  const page: object = globalThis;
  if (!hasSavePicker(page)) return null;
  const day = new Date().toISOString().slice(0, 10);
  try {
    return await page.showSaveFilePicker({
      suggestedName: `laplake-${day}.zip`,
      types: [{description: 'LapLake backup', accept: {'application/zip': ['.zip']}}],
    });
  } catch (thrown) {
    const {code} = AppError.from(thrown);
    if (code === 'cancelled') return 'none';
    return null;
  }
}

/** Unpacks and compares a backup beside the lake. @throws AppError 'backup.refused' | 'storage.quota' | 'cancelled' */
export const checkBackup = (file: File, signal: AbortSignal): Promise<CheckedBackup> =>
  engine.checkBackup({file}, {signal, awaitsAnswer: true});

export const discardBackup = (checkId: string): Promise<void> => engine.discardBackup({checkId});

/** Makes the checked backup the lake: the page begins anew with it. @throws AppError 'backup.refused' | 'lake.busy' */
export async function restoreBackup(checkId: string): Promise<void> {
  await engine.restoreBackup({checkId});
  endEngine(new AppError('cancelled', 'The lake is being restored'));
  location.assign('/');
}
