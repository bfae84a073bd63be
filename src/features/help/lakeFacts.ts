import type {Failure, IngestProgress, LakeStatus, UpdateProgress} from '#/contracts/engine';
import type {FileState} from '#/contracts/files';
import type {LakePhase} from '#/client/lake';
import type {TableName} from '#/lakehouse/define';
import type {BrowserStorage} from '#/client/browserStorage';

/** What a check has looked at. Null: nobody could tell. */
export interface LakeFacts {
  readonly phase: LakePhase;
  /** Why the lake did not open, or the engine does not answer. */
  readonly failure: Failure | null;
  readonly isOnline: boolean;
  readonly missingNeeds: readonly string[];
  /** Just asked for. */
  readonly status: LakeStatus | null;
  /** How long the engine took to answer. */
  readonly answeredMs: number | null;
  /** As the page shows them. */
  readonly ingest: IngestProgress | null;
  readonly update: UpdateProgress | null;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly files: Readonly<Record<FileState, number>> | null;
  /** Bronze tables of which files were loaded while they have no row. */
  readonly emptied: readonly TableName[];
  readonly rescued: readonly {readonly table: TableName; readonly rows: number}[];
  /** When the engine noted anything last, epoch milliseconds. */
  readonly lastEventAt: number | null;
  /** Files that were loaded and then moved or deleted: a rebuilt database does not have their rows. */
  readonly archivedFiles: number;
  readonly storage: BrowserStorage | null;
  readonly setAside: {readonly files: number; readonly bytes: number} | null;
}
