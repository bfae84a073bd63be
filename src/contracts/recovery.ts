import type {TableName} from '#/lakehouse/define';

/** What the engine had to do to open the lake. */
export type Recovery = 'none' | 'created' | 'wal-set-aside' | 'rebuilt';

/** Files that were loaded and then deleted, by cleanSource or other means: a lake begun anew cannot load them again. */
export interface LostFiles {
  readonly table: TableName;
  readonly files: number;
  readonly bytes: number;
}
