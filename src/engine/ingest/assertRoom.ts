import {AppError} from '#/base/errors';
import {bytesText} from '#/base/format';
import type {PlannedRequest} from '#/contracts/engine';
import type {RoomForecast} from '#/contracts/storage';

/** Whether files of about so many bytes fit this device, with the tables made of them. */
export type Room = (stagedBytes: number) => Promise<RoomForecast>;

/** Null while the lake is not open. @throws AppError 'storage.no-room' when these requests would bring more than there is room for */
export async function assertRoom(
  room: Room | null,
  requests: readonly Pick<PlannedRequest, 'estimatedBytes'>[],
): Promise<void> {
  const bytes = requests.reduce((sum, {estimatedBytes}) => sum + estimatedBytes, 0);
  const forecast = bytes === 0 ? null : await room?.(bytes).catch(unknown);
  if (forecast?.verdict !== 'too-big') return;
  const {neededBytes, freeBytes} = forecast;
  throw new AppError(
    'storage.no-room',
    `It takes about ${bytesText(neededBytes)}, files and tables, and ${bytesText(freeBytes)} are left`,
  );
}

/** A lake that cannot tell keeps nothing from being fetched: what is staged is safe. */
function unknown(thrown: unknown): null {
  console.warn('How much an ingest takes is not known:', thrown);
  return null;
}
