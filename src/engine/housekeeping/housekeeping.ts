import type {
  Deletion,
  DeletionDone,
  DeletionPlan,
  RoomForecast,
  StorageUse,
} from '#/contracts/storage';
import type {Autoloader} from '../autoloader/autoloader';
import {compactDatabase} from './compactDatabase';
import {databaseSize} from './databaseUse';
import {type DeletionParts, deleteStored} from './deletion';
import {forecastRoom} from './forecastRoom';
import {leftoversOf, removeSetAside} from './leftovers';
import {planDeletion} from './planDeletion';
import {storageUse} from './storageUse';

interface HousekeepingParts extends DeletionParts {
  readonly autoloader: Pick<Autoloader, 'reread' | 'rescan' | 'undisturbed'>;
  /** Path below the root of OPFS. */
  readonly storage: string;
}

/** What the lake takes of the device, and how it gives it back. What writes must not run beside an update. */
export interface Housekeeping {
  use(): Promise<StorageUse>;
  plan(deletion: Deletion): Promise<DeletionPlan>;
  forecast(stagedBytes: number): Promise<RoomForecast>;
  delete(deletion: Deletion): Promise<DeletionDone>;
  /** @throws AppError 'cancelled' */
  compact(signal: AbortSignal): Promise<Pick<DeletionDone, 'databaseBefore' | 'databaseAfter'>>;
}

export function createHousekeeping(parts: HousekeepingParts): Housekeeping {
  const {lake, autoloader, storage} = parts;
  return {
    use: () => storageUse(parts),
    plan: (deletion) =>
      deletion.kind === 'set-aside'
        ? planSetAside(lake.catalog, storage)
        : lake.read(async (session) => (await planDeletion(parts, session, deletion)).plan),
    forecast: (bytes) => forecastRoom(lake, bytes),
    delete: (deletion) =>
      autoloader.undisturbed(async () => {
        if (deletion.kind === 'set-aside') return deleteSetAside(parts);
        try {
          return await deleteStored(parts, deletion);
        } finally {
          // It keeps what it has read of the ledger and of the volume: both have changed, however the deletion ended.
          await autoloader.reread();
          await autoloader.rescan();
        }
      }),
    compact: (signal) => compactDatabase(lake, signal),
  };
}

async function planSetAside(catalog: string, storage: string): Promise<DeletionPlan> {
  const found = (await leftoversOf(catalog, storage)).find(({kind}) => kind === 'set-aside');
  const {files = 0, bytes = 0} = found ?? {};
  return {files, bytes, sharedFiles: 0, tables: [], databaseBytes: 0};
}

async function deleteSetAside({lake}: HousekeepingParts): Promise<DeletionDone> {
  const size = await databaseSize(lake.writer, lake.catalog);
  const removed = await removeSetAside();
  return {...removed, rows: 0, databaseBefore: size, databaseAfter: size};
}
