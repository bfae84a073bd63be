import type {ErrorCode} from '#/base/errors';
import type {EndpointName, SessionKind} from '#/domain/endpoints';
import type {Layer, OnViolation, TableName} from '#/lakehouse/define';
import type {ExpectationKind} from '#/lakehouse/expectations';
import type {PipelineConfig} from '#/lakehouse/config';
import type {AutoloaderApi, AutoloaderProgress} from './autoloader';
import type {BackupApi} from './backup';
import type {ExportApi, ExportEvent} from './export';
import type {FilesApi} from './files';
import type {ImportsApi, Transfer} from './imports';
import type {IngestApi, IngestCounts, IngestQueue, Narrowing} from './ingest';
import type {QueryApi, ScratchEvent} from './query';
import type {PipelineApi, RowChanges, UpdateCause, UpdateRequest} from './pipeline';
import type {LostFiles, Recovery} from './recovery';
import type {SettingsApi} from './settings';

/** Everything that crosses between page and engine worker: plain data and the compiled database only. */

/** A failure as data: what the UI turns into words and advice. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/* ------------------------------------------------------------------ lake */

export interface TableStatus {
  readonly name: TableName;
  readonly layer: Layer;
  readonly rows: number;
  /** Counts committed changes; 0 before the first. */
  readonly version: number;
  /** Epoch milliseconds of the last commit. */
  readonly committedAt: number | null;
}

export interface LakeStatus {
  readonly config: PipelineConfig;
  readonly recovery: Recovery;
  readonly lost: readonly LostFiles[];
  readonly tables: readonly TableStatus[];
  readonly files: {
    readonly staged: number;
    readonly stagedBytes: number;
    /** Staged and not yet in the ledger. */
    readonly pending: number;
    /** Set aside as malformed. */
    readonly malformed: number;
  };
  readonly lastUpdate: UpdateProgress | null;
  /** A plan that was started and not finished: cancelled, failed or interrupted. */
  readonly unfinishedIngest: IngestProgress | null;
}

/* ---------------------------------------------------------------- ingest */

export type SourceName = 'sample' | 'openf1' | 'local';

export interface SessionOption {
  readonly sessionKey: number;
  readonly meetingKey: number;
  readonly name: string;
  readonly kind: SessionKind;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly isCancelled: boolean;
}

export interface MeetingOption {
  readonly meetingKey: number;
  readonly name: string;
  readonly location: string;
  readonly country: string;
  readonly year: number;
  readonly start: number;
  readonly sessions: readonly SessionOption[];
}

export interface IngestRequest extends Narrowing {
  readonly source: 'sample' | 'openf1';
  readonly sessionKeys: readonly number[];
  readonly endpoints: readonly EndpointName[];
  /** Drivers whose car_data and location are asked for; empty means every driver of the session. */
  readonly telemetryDrivers: readonly number[];
}

/** kept: fetched before and cannot have changed since, so it is not asked for. */
export type RequestState =
  | 'queued'
  | 'running'
  | 'staged'
  | 'unchanged'
  | 'kept'
  | 'empty'
  | 'failed';

export interface PlannedRequest {
  readonly id: string;
  readonly endpoint: EndpointName;
  /** Query string without the question mark, as sent. */
  readonly query: string;
  readonly sessionKey: number | null;
  readonly estimatedBytes: number;
  /** How many requests it is when sent, where that is not one; about. */
  readonly parts?: number | undefined;
}

export interface IngestPlan {
  readonly request: IngestRequest;
  /** What is to be asked for, in order. */
  readonly requests: readonly PlannedRequest[];
  /** What was fetched before and cannot have changed since. */
  readonly kept: readonly PlannedRequest[];
  readonly estimatedBytes: number;
  readonly estimatedSeconds: number;
}

export interface RequestProgress extends PlannedRequest {
  readonly state: RequestState;
  readonly bytes: number;
  readonly attempts: number;
  readonly failure: Failure | null;
}

/** planned: waits for its turn. waiting: goes on by itself, see `IngestProgress.waiting`. */
export type IngestState =
  | 'planned'
  | 'running'
  | 'waiting'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'interrupted';

export interface IngestProgress {
  readonly ingestId: string;
  readonly source: SourceName;
  readonly state: IngestState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** All of them, or of a large ingest those worth a look: see `counts`. */
  readonly requests: readonly RequestProgress[];
  /** Absent where `requests` are all. */
  readonly counts?: IngestCounts;
  /** Why nothing is being sent at the moment (pacing, Retry-After, live session), in words. */
  readonly waiting: {readonly reason: string; readonly until: number} | null;
}

/* -------------------------------------------------------------- pipeline */

export type FlowState =
  | 'QUEUED'
  | 'PLANNING'
  | 'RUNNING'
  | 'COMPLETED'
  | 'FAILED'
  | 'SKIPPED'
  | 'STOPPED'
  | 'EXCLUDED';

export type UpdateState = 'INITIALIZING' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELED';

export interface ExpectationResult {
  readonly name: string;
  /** Absent in updates recorded when every rule was of the kind row. */
  readonly kind?: ExpectationKind;
  readonly onViolation: OnViolation;
  /** Rows; of a rule about the table as a whole, checks. */
  readonly passed: number;
  readonly failed: number;
}

export interface FlowProgress {
  readonly table: TableName;
  readonly layer: Layer;
  readonly state: FlowState;
  /** What the flow had to do: nothing, these refresh units, or the whole table; in words. */
  readonly plan: string;
  readonly rowsWritten: number;
  /** Kept out of the table, those in the quarantine included. */
  readonly rowsDropped: number;
  /** Of them those kept in the quarantine; absent in older updates, where they all were. */
  readonly rowsQuarantined?: number;
  /** How often the flow was begun, when more than once. */
  readonly attempts?: number;
  readonly rescuedRows: number;
  /** How the rows differ from those replaced; absent where there were none, or too many to compare. */
  readonly rowChanges?: RowChanges;
  readonly ms: number;
  /** Epoch ms of begin and end of its work, of bronze of its first and last rows; absent without work and in older updates. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly expectations: readonly ExpectationResult[];
  readonly failure: Failure | null;
}

export interface MalformedFile {
  readonly path: string;
  /** Byte offset of the first byte that is not what JSON allows there. */
  readonly byte: number;
  readonly reason: string;
}

export interface UpdateProgress {
  readonly updateId: string;
  readonly state: UpdateState;
  /** What was asked for and why it runs; absent in older updates. `attempt` counts from 1. */
  readonly request?: UpdateRequest;
  readonly cause?: UpdateCause;
  readonly attempt?: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly filesLoaded: number;
  readonly bytesLoaded: number;
  readonly filesPending: number;
  readonly malformed: readonly MalformedFile[];
  /** Files of which only the rows before a fault were read; absent in updates recorded before it was counted. */
  readonly numSkippedCorruptFiles?: number;
  /** Files that were gone when they were to be loaded; absent as above. */
  readonly numSkippedMissingFiles?: number;
  readonly flows: readonly FlowProgress[];
  readonly failure: Failure | null;
}

/* ----------------------------------------------------------------- query */

/** A result as one Arrow IPC stream: moved, not copied, from the worker. */
export interface QueryResult {
  readonly arrow: Uint8Array<ArrayBuffer>;
  readonly elapsedMs: number;
}

/* ------------------------------------------------------------------- api */

/** Everything the page may ask of the engine. One request object in, one plain reply out. */
export interface EngineApi
  extends FilesApi,
    AutoloaderApi,
    PipelineApi,
    IngestApi,
    QueryApi,
    ExportApi,
    ImportsApi,
    BackupApi,
    SettingsApi {
  /**
   * Opens or creates the lake, recovering what a crash left. `duckdb` is the engine's WASM, where the page has compiled it.
   * @throws AppError 'lake.elsewhere' | 'lake.unopenable' | 'lake.not-ready' | 'storage.*'
   */
  open(request: {readonly duckdb?: WebAssembly.Module}): LakeStatus;
  status(request: Record<string, never>): LakeStatus;
  /** Closes the database so that another tab may open it. */
  close(request: Record<string, never>): void;
  /** Names for the lake; only before the first run. @throws AppError 'config.invalid' */
  configure(request: {
    readonly catalog: string;
    readonly schema: string;
    readonly pipeline: string;
  }): LakeStatus;

  /** Whether new files are picked up by themselves, Lakeflow's continuous mode; kept in the configuration. */
  setContinuous(request: {readonly continuous: boolean}): LakeStatus;
  /**
   * Takes the place of the options that `table` had, or all tables when it is null; an empty record brings back the
   * defaults. The next update goes by them. @throws AppError 'config.invalid' with every problem, nothing changed
   */
  setAutoloaderOptions(request: {
    readonly table: TableName | null;
    readonly options: Readonly<Record<string, string>>;
  }): LakeStatus;
  /**
   * Takes the place of the configuration. `text` is a whole pipeline_config.json; what it leaves out is as in a new
   * lake, the names as they are. Other names are taken while the lake is empty.
   *
   * @throws AppError 'config.invalid' with every problem and its place, nothing changed
   */
  applyConfig(request: {readonly text: string}): LakeStatus;

  /** Read-only. @throws AppError 'sql.invalid' | 'sql.read-only' | 'cancelled' */
  query(request: {readonly sql: string}): QueryResult;
}

/** Facts the engine tells without being asked. */
export type EngineEvent =
  | ExportEvent
  | ScratchEvent
  | {readonly kind: 'status'; readonly status: LakeStatus}
  | {readonly kind: 'ingest'; readonly progress: IngestProgress}
  | {readonly kind: 'ingestQueue'; readonly queue: IngestQueue}
  | {readonly kind: 'update'; readonly progress: UpdateProgress}
  /** Every 400 ms at most while files are loaded. */
  | {readonly kind: 'autoloader'; readonly progress: AutoloaderProgress}
  /** Null when it has ended, however. */
  | {readonly kind: 'transfer'; readonly progress: Transfer | null}
  /** A backup was restored whose settings of the page are to be taken. Comes before `open` answers. */
  | {readonly kind: 'settingsRestored'}
  /** Tables whose content changed, as they stand now: queries over older versions are stale. */
  | {readonly kind: 'committed'; readonly tables: readonly TableStatus[]};
