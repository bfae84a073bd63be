import type {QueryResult} from './engine';

/** What a person brings in: files to stage, and tables of Parquet files and DuckDB databases, into the schema `scratch`. */

/** Where brought-in tables stand: the person's own schema, which no pipeline touches. */
export const scratchSchema = 'scratch';

/** Files to stage. `paths` are theirs, by position, with the folders a person gave; without it their names. */
export interface LocalFiles {
  readonly files: readonly File[];
  readonly paths?: readonly string[];
}

export interface ColumnInFile {
  readonly name: string;
  /** The DuckDB type it will have. */
  readonly type: string;
}

export interface TableInFile {
  /** `laps`; of a database's other schemas `schema.laps`. */
  readonly label: string;
  /** A free name to begin with. */
  readonly suggestion: string;
  readonly rows: number;
  readonly columns: readonly ColumnInFile[];
  /** Why it cannot be brought in; null when it can. */
  readonly obstacle: string | null;
}

/** A file that was looked into and is kept open until another is, or until it is closed. */
export interface TableFile {
  readonly fileId: string;
  readonly kind: 'parquet' | 'duckdb';
  readonly tables: readonly TableInFile[];
  /** Names that are taken in `scratch`. */
  readonly taken: readonly string[];
}

export interface TableImport {
  readonly fileId: string;
  /** Its place in `tables`. */
  readonly table: number;
  /** A name for it in `scratch`; any text that is no blank. */
  readonly name: string;
  /** Whether a table of that name gives way. */
  readonly replaces: boolean;
}

/** How far a long work on the lake as a whole has come. */
export interface Transfer {
  readonly work: 'import' | 'backup' | 'check' | 'restore';
  readonly done: number;
  readonly total: number;
  readonly unit: 'rows' | 'bytes';
}

/** What the page may ask about tables in files. */
export interface ImportsApi {
  /** @throws AppError 'import.refused' when it is neither, or damaged, or of a version that is not read here */
  openTableFile(request: {readonly file: File}): TableFile;
  /** The first rows. @throws AppError 'import.refused' | 'cancelled' */
  firstRows(request: {readonly fileId: string; readonly table: number}): QueryResult;
  /**
   * Makes the table in `scratch`, with all its rows and their types, or nothing. Progress comes as events.
   * @throws AppError 'import.refused' | 'import.name-taken' | 'lake.busy' | 'storage.quota' | 'cancelled'
   */
  importTable(request: TableImport): {readonly rows: number};
  closeTableFile(request: {readonly fileId: string}): void;
}
