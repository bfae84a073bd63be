import type {Layer, OnViolation, TableName} from '#/lakehouse/define';
import type {ExpectationKind} from '#/lakehouse/expectations';
import type {LakeStatus, UpdateProgress} from './engine';

/* ------------------------------------------------------------------ run */

/** What an update is to do. */
export interface UpdateRequest {
  /**
   * incremental: the least that leaves every table as a full refresh would. full: the tables named, or every silver and
   * gold table, are computed anew as wholes; a bronze table is refreshed in full only when it is named: it is emptied
   * and its staged files are loaded again. Tables that `resetAllowed` protects go on incrementally when none is named.
   */
  readonly refresh: 'incremental' | 'full';
  /**
   * Only these, with everything they are made from; in a full refresh also what is made from them, by its own plan. The
   * others are EXCLUDED. Absent or empty: every table.
   */
  readonly tables?: readonly TableName[];
  /** Bronze tables that forget which files they have loaded, so that this update loads all of them; rows stay. */
  readonly resetCheckpoints?: readonly TableName[];
  /** Who asks; a person when absent. */
  readonly cause?: 'USER_ACTION' | 'CONTINUOUS';
}

/** As Lakeflow names them; CONTINUOUS is our own: new files came while the pipeline runs by itself. */
export type UpdateCause = 'USER_ACTION' | 'CONTINUOUS' | 'RETRY_ON_FAILURE';

/* ------------------------------------------------------------------ plan */

/** A session or meeting that is computed again. */
export interface PlannedUnit {
  readonly key: number;
  /** "2023 Singapore Grand Prix, Race"; null while the calendar is not loaded. */
  readonly name: string | null;
}

export type TablePlan =
  | {readonly kind: 'excluded'}
  | {readonly kind: 'nothing'}
  /** Bronze: files to load. Bytes are null while not known for every file. */
  | {readonly kind: 'files'; readonly files: number; readonly bytes: number | null}
  | {
      readonly kind: 'units';
      readonly unit: 'session_key' | 'meeting_key';
      readonly units: readonly PlannedUnit[];
    }
  | {readonly kind: 'full'};

/**
 * Why a table's plan is what it is. `protected`: a full refresh was asked for or its definition has changed, and
 * `resetAllowed` is off; `definition`: it is new or has changed; `whole-input`: what changed in an input cannot be told
 * by session or meeting.
 */
export type PlanReason =
  | 'excluded'
  | 'no-new-file'
  | 'new-files'
  | 'files-again'
  | 'full-refresh'
  | 'protected'
  | 'definition'
  | 'unchanged'
  | 'no-row-changed'
  | 'inputs'
  | 'whole-input';

export interface PlannedTable {
  readonly table: TableName;
  readonly layer: Layer;
  readonly plan: TablePlan;
  readonly reason: PlanReason;
  /** The inputs that cause it. */
  readonly inputs: readonly TableName[];
  /** The same in words. */
  readonly why: string;
  /** False where files that are not read yet may hold more sessions than is known of them. */
  readonly isExact: boolean;
}

/** What an update would do, as far as it can be told without doing it. Nothing is written for it. */
export interface UpdatePlan {
  readonly request: UpdateRequest;
  /** In the order in which they would be run. */
  readonly tables: readonly PlannedTable[];
}

/* -------------------------------------------------------------- validate */

/** What is wrong with a definition. */
export interface TableProblem {
  /** select: it cannot be bound to its inputs; columns: it yields others than declared; expectation: see `name`. */
  readonly what: 'select' | 'columns' | 'expectation';
  /** Of the expectation. */
  readonly name: string | null;
  /** DuckDB's words, with the place in the SQL. */
  readonly message: string;
}

export interface TableValidation {
  readonly table: TableName;
  readonly layer: Layer;
  readonly problems: readonly TableProblem[];
}

/** A dry run: every SELECT and rule bound against its inputs, nothing written. */
export interface PipelineValidation {
  readonly isValid: boolean;
  /** In the order in which they would be run; without those excluded. */
  readonly tables: readonly TableValidation[];
  readonly elapsedMs: number;
}

/* -------------------------------------------------------------- settings */

export interface PipelineSettings {
  /** Lakeflow's `development`: nothing is tried again. Off, a hiccup is: 2 times a flow, 5 times an update. */
  readonly development?: boolean;
  /** Lakeflow's `pipelines.reset.allowed` of these tables: false keeps a table from every full refresh. */
  readonly resetAllowed?: Readonly<Record<TableName, boolean>>;
}

/* ---------------------------------------------------------- expectations */

/** A row of `ops.expectation_results`: how a rule fared in one update. Times are TIMESTAMP there. */
export interface ExpectationResultRow {
  readonly update_id: string;
  readonly flow: TableName;
  readonly rule: string;
  readonly kind: ExpectationKind;
  readonly action: OnViolation;
  readonly passed: number;
  readonly failed: number;
  readonly recorded_at: number;
}

/* ------------------------------------------------------------ row changes */

/**
 * How the rows an update wrote differ from those they replaced, told apart by the table's key. `changed`: a value
 * differs beside the lineage columns, which a repeated delivery changes by itself.
 */
export interface RowChanges {
  readonly before: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/* ------------------------------------------------------------------- api */

export interface PipelineApi {
  /**
   * Autoloader, silver, gold. One update at a time. Answers with the last try.
   *
   * @throws AppError 'lake.busy' | 'cancelled' | 'pipeline.request' for tables the lake has not | 'pipeline.protected'
   * for a full refresh of a named table that `resetAllowed` protects
   */
  runPipeline(request: UpdateRequest): UpdateProgress;
  /** What `runPipeline` would do. @throws AppError 'lake.busy' | 'pipeline.request' | 'pipeline.protected' */
  planUpdate(request: UpdateRequest): UpdatePlan;
  /** All tables unless some are named. @throws AppError 'pipeline.request' */
  validatePipeline(request: {readonly tables?: readonly TableName[]}): PipelineValidation;
  /** What is absent stays as it is. @throws AppError 'pipeline.request' for tables the lake has not */
  setPipelineSettings(request: PipelineSettings): LakeStatus;
}
