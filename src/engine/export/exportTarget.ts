import {AppError} from '#/base/errors';
import type {ExportRequest} from '#/contracts/export';
import {openChosenFile, openChosenFolder} from './chosenPlace';
import type {OpenFile, OpenFolder} from './openFile';
import {openTemporary} from './temporaryFile';
import {openZip} from './zipArchive';

type Place = Pick<ExportRequest, 'exportId' | 'place'>;

/** Where an export goes. `blob` is what the page hands on, once it is closed; null of a chosen place. */
interface Target<Of> {
  readonly into: Of;
  readonly fileName: string;
  readonly blob: () => Promise<Blob | null>;
}

const noBlob = async () => null;

/** The one file of an export. @throws AppError 'export.place' | 'storage.quota' | 'storage.unavailable' */
export async function openFileTarget(
  {exportId, place}: Place,
  name: string,
): Promise<Target<OpenFile>> {
  if (place.kind === 'file')
    return {
      into: await openChosenFile(place.file),
      fileName: place.file.name,
      blob: noBlob,
    };
  if (place.kind === 'folder')
    return {
      into: await openChosenFolder(place.folder).open(name),
      fileName: name,
      blob: noBlob,
    };
  const into = await openTemporary(exportId, name);
  return {into, fileName: name, blob: () => into.file()};
}

/** The files of an export: in a chosen folder as they are, anywhere else in one zip. @throws as `openFileTarget` */
export async function openFolderTarget(request: Place, name: string): Promise<Target<OpenFolder>> {
  if (request.place.kind === 'folder')
    return {
      into: openChosenFolder(request.place.folder),
      fileName: request.place.folder.name,
      blob: noBlob,
    };
  const {into, fileName, blob} = await openFileTarget(request, `${name}.zip`);
  return {into: await openZip(into), fileName, blob};
}

/** @throws AppError 'cancelled' */
export function assertGoesOn(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'Export cancelled');
}
