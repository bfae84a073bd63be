import {AppError} from '#/base/errors';
import type {CheckedBackup, MadeBackup} from '#/contracts/backup';
import {choosePlace} from './choosePlace';
import {endEngine, engine} from './engine';
import {ownSettings} from './ownSettings';
import {saveBlob} from './saveTable';

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
  const day = new Date().toISOString().slice(0, 10);
  try {
    const place = await choosePlace('file', `laplake-${day}.zip`);
    return place?.kind === 'file' ? place.file : null;
  } catch (thrown) {
    return AppError.from(thrown).code === 'cancelled' ? 'none' : null;
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
