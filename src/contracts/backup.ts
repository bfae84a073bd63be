/** One file with everything the lake is, and the way back. */

export interface BackupTable {
  /** With its schema. */
  readonly name: string;
  readonly rows: number;
}

/** What a lake holds, as a backup of it says. Sizes are bytes. */
export interface BackupContent {
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly catalog: string;
  readonly schema: string;
  readonly stagedFiles: number;
  readonly stagedBytes: number;
  readonly databaseBytes: number;
  readonly tables: readonly BackupTable[];
}

export interface MadeBackup {
  readonly fileName: string;
  readonly bytes: number;
  readonly entries: number;
  /** What to hand to the downloads; null when it was written to the place that was chosen. */
  readonly file: File | null;
}

/** A backup of which every byte was found to be what was backed up, unpacked beside the lake. */
export interface CheckedBackup {
  readonly checkId: string;
  readonly content: BackupContent;
}

/** What the page may ask about backups. Progress of the long ones comes as events. */
export interface BackupApi {
  /**
   * Everything as one zip archive: written to `into`, or where that is null to a file for the downloads. `settings` are
   * what the page keeps by itself. Updates wait meanwhile.
   *
   * @throws AppError 'lake.busy' while an update runs | 'storage.quota' | 'cancelled'
   */
  createBackup(request: {
    readonly into: FileSystemFileHandle | null;
    readonly settings: Readonly<Record<string, string>>;
  }): MadeBackup;
  /**
   * Unpacks a backup beside the lake and compares every byte; replaces nothing. One is kept: checking another, or
   * closing the page, forgets it.
   *
   * @throws AppError 'backup.refused' | 'storage.quota' | 'cancelled'
   */
  checkBackup(request: {readonly file: File}): CheckedBackup;
  /** Forgets what was unpacked. */
  discardBackup(request: {readonly checkId: string}): void;
  /**
   * Settles that the lake is the checked one from the next start of the engine on, which should follow at once. A kill
   * before it answers leaves the old lake or the new one, never a part of either.
   *
   * @throws AppError 'backup.refused' when it is kept no more | 'lake.busy' while an update runs
   */
  restoreBackup(request: {readonly checkId: string}): void;
}
