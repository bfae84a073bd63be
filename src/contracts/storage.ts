import type {EndpointName} from '#/domain/endpoints';
import type {Layer, TableName} from '#/lakehouse/define';

/** What LapLake keeps on this device, and what may be deleted of it. Sizes are bytes. */

export interface EndpointUse {
  readonly endpoint: EndpointName;
  readonly files: number;
  readonly bytes: number;
}

/** Files that were asked for one session, and the rows that bronze has of it. */
export interface SessionUse {
  readonly sessionKey: number;
  /** Null while silver does not know the session. */
  readonly meetingKey: number | null;
  /** As people call it: 2024 Singapore, Race; null as above. */
  readonly name: string | null;
  readonly files: number;
  readonly bytes: number;
  readonly rows: number;
}

export interface LayerUse {
  readonly layer: Layer | 'ops';
  readonly rows: number;
  /** Of the database, by its blocks. */
  readonly bytes: number;
}

export interface DatabaseUse {
  readonly bytes: number;
  /** Of the file beside it; the next start empties it. */
  readonly logBytes: number;
  /** Of them empty: what is written next goes there. */
  readonly reusableBytes: number;
  readonly layers: readonly LayerUse[];
}

/** incoming: bodies that were broken off; set-aside: databases and logs that did not open; archive: moved by cleanSource. */
export type LeftoverKind = 'incoming' | 'set-aside' | 'schemas' | 'archive' | 'other';

export interface Leftovers {
  readonly kind: LeftoverKind;
  readonly files: number;
  readonly bytes: number;
}

export interface StorageUse {
  readonly staged: readonly EndpointUse[];
  readonly sessions: readonly SessionUse[];
  /** Files that nobody can say of which session they are, or that are of several. */
  readonly sharedFiles: {readonly files: number; readonly bytes: number};
  readonly database: DatabaseUse;
  readonly leftovers: readonly Leftovers[];
}

/** staged: files that were loaded, set aside or skipped; their rows stay. bronze: its rows and all staged files. */
export type StorageLayer = 'staged' | Layer;

/**
 * What to delete. Of an endpoint or of sessions: the staged files and the bronze rows; silver and gold follow with the
 * next run. Of silver or gold: the rows, which the next run computes again.
 */
export type Deletion =
  | {readonly kind: 'layer'; readonly layer: StorageLayer}
  | {readonly kind: 'endpoint'; readonly endpoint: EndpointName}
  | {readonly kind: 'sessions'; readonly sessionKeys: readonly number[]}
  /** All its sessions, and its own line in the calendar. */
  | {readonly kind: 'meeting'; readonly meetingKey: number}
  /** Databases and logs that did not open and were set aside. */
  | {readonly kind: 'set-aside'};

export interface TableLoss {
  readonly table: TableName;
  readonly layer: Layer;
  readonly rows: number;
  /** Not now: with the next run. */
  readonly follows: boolean;
}

/** What a deletion would take. */
export interface DeletionPlan {
  readonly files: number;
  readonly bytes: number;
  /** Staged files that hold other sessions, too: they stay, without their rows of these. */
  readonly sharedFiles: number;
  /** Those that lose rows. */
  readonly tables: readonly TableLoss[];
  /** About what becomes free inside the database, at once. */
  readonly databaseBytes: number;
}

export interface DeletionDone {
  readonly files: number;
  /** Of staged and other files: given back to the device. */
  readonly bytes: number;
  readonly rows: number;
  readonly databaseBefore: {readonly bytes: number; readonly reusableBytes: number};
  readonly databaseAfter: {readonly bytes: number; readonly reusableBytes: number};
}

/** What staged files of so many bytes will take. */
export interface RoomNeeded {
  readonly stagedBytes: number;
  readonly databaseBytes: number;
  /** While tables are written: old and new rows lie beside each other. */
  readonly workingBytes: number;
  /** What is empty in the database and is filled first. */
  readonly reusableBytes: number;
  /** measured: as this lake's files have; typical: there are too few of them to tell. */
  readonly basis: 'measured' | 'typical';
}

/** tight: it fits, with little left; too-big: it does not; unknown: the browser does not tell how much there is. */
export type RoomVerdict = 'fits' | 'tight' | 'too-big' | 'unknown';

export interface RoomForecast extends RoomNeeded {
  readonly verdict: RoomVerdict;
  /** Of the device, in all. */
  readonly neededBytes: number;
  readonly freeBytes: number;
}

/** What the page may ask about storage. */
export interface StorageApi {
  /** @throws AppError 'cancelled' */
  storageUse(request: Record<string, never>): StorageUse;
  planDeletion(request: Deletion): DeletionPlan;
  /** Whether an ingest of about so many bytes fits this device, with the tables made of it. */
  forecastRoom(request: {readonly stagedBytes: number}): RoomForecast;
  /**
   * Deletes. Rows and the note of which files go are one transaction; a kill after it is made good at the next start.
   *
   * @throws AppError 'lake.busy' while an update runs | 'pipeline.protected'
   */
  deleteStored(request: Deletion): DeletionDone;
  /**
   * Rewrites the tables so that empty blocks of the database come to its end and are given back.
   *
   * @throws AppError 'lake.busy' while an update runs | 'cancelled'
   */
  compactDatabase(
    request: Record<string, never>,
  ): Pick<DeletionDone, 'databaseBefore' | 'databaseAfter'>;
  /**
   * Deletes everything: database, files, notes, settings. `catalog` is its name, typed by a person. The lake is open
   * and new afterwards. Interrupted, the next start finishes it.
   *
   * @throws AppError 'config.invalid' for another name | 'lake.busy' while an update runs
   */
  resetLake(request: {readonly catalog: string}): void;
}
