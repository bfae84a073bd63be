import type {LeftoverKind, StorageUse} from '#/contracts/storage';
import {formatCounted} from '#/ui/format';
import type {DeviceUse} from './useStorageUse';

/** One line of what takes room. */
export interface UsedBy {
  readonly id: string;
  readonly what: string;
  readonly about: string;
  readonly bytes: number;
}

const layerWords = {
  bronze: ['Bronze tables', 'as delivered'],
  silver: ['Silver tables', 'clean'],
  gold: ['Gold tables', 'answers'],
  ops: ['Notes of the engine', 'ledger, event log, DuckDB’s own bookkeeping'],
} as const;

const leftoverWords: Readonly<Record<LeftoverKind, readonly [string, string]>> = {
  incoming: ['Temporary files', 'answers being received, or broken off: cleared at the next start'],
  'set-aside': ['Set-aside databases', 'those that did not open; nothing reads them'],
  schemas: ['Schema files', 'copies of the versions of bronze schemas'],
  archive: ['Archived files', 'moved out of staging by cleanSource'],
  other: ['Other files', 'of another lake, or of a transfer under way'],
};

const worthTelling = 100_000;

/** What takes room, by what it is. */
export function usedBy({lake, browser}: DeviceUse): readonly UsedBy[] {
  const {indexedDbBytes, cacheBytes} = browser;
  return [
    staged(lake),
    ...lake.database.layers.map(({layer, rows, bytes}) => ({
      id: layer,
      what: layerWords[layer][0],
      about: `${formatCounted(rows, 'row')}, ${layerWords[layer][1]}`,
      bytes,
    })),
    {
      id: 'reusable',
      what: 'Empty room in the database',
      about: 'used by the next rows before the file grows',
      bytes: lake.database.reusableBytes,
    },
    ...(lake.database.logBytes < worthTelling
      ? []
      : [
          {
            id: 'log',
            what: 'Log of the database',
            about: 'of large changes; emptied at the next start',
            bytes: lake.database.logBytes,
          },
        ]),
    ...leftovers(lake),
    ...(indexedDbBytes === null
      ? []
      : [
          {
            id: 'indexeddb',
            what: 'IndexedDB',
            about: 'settings, queue of arrivals, where files came from',
            bytes: indexedDbBytes,
          },
        ]),
    ...(cacheBytes ? [{id: 'caches', what: 'The app', about: 'its code', bytes: cacheBytes}] : []),
  ];
}

function leftovers({leftovers: found}: StorageUse): readonly UsedBy[] {
  return found
    .filter(({bytes}) => bytes > 0)
    .map(({kind, files, bytes}) => ({
      id: kind,
      what: leftoverWords[kind][0],
      about: `${formatCounted(files, 'file')}: ${leftoverWords[kind][1]}`,
      bytes,
    }));
}

function staged({staged: endpoints}: StorageUse): UsedBy {
  const files = endpoints.reduce((sum, endpoint) => sum + endpoint.files, 0);
  return {
    id: 'staged',
    what: 'Staged files',
    about: formatCounted(files, 'file'),
    bytes: endpoints.reduce((sum, endpoint) => sum + endpoint.bytes, 0),
  };
}
