import type {Failure, FlowProgress, UpdateProgress} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';

/** Types of Lakeflow's that are written; `schema_evolution` is our own. */
export type EventType =
  | 'create_update'
  | 'update_progress'
  | 'flow_progress'
  | 'operation_progress'
  | 'schema_evolution';

/** An event before it is a row of the log. `details` goes under the name of its type, as Lakeflow has it. */
export interface PipelineEvent {
  readonly type: EventType;
  readonly level: 'INFO' | 'WARN' | 'ERROR' | 'METRICS';
  /** EVOLVING: the shape of its details may change. */
  readonly maturity?: 'STABLE' | 'EVOLVING';
  readonly message: string;
  /** What it is about. */
  readonly of: {
    readonly updateId?: string | null;
    readonly flow?: TableName | null;
    readonly batchId?: number | null;
  };
  readonly details: Readonly<Record<string, unknown>>;
  readonly failure?: Failure | null;
}

export function createUpdate(updateId: string, isFullRefresh: boolean): PipelineEvent {
  const word = isFullRefresh ? 'Full refresh' : 'Update';
  return {
    type: 'create_update',
    level: 'INFO',
    message: `${word} ${updateId.slice(0, 6)} started.`,
    of: {updateId},
    details: {full_refresh: isFullRefresh},
  };
}

export function updateProgress({updateId, state, failure}: UpdateProgress): PipelineEvent {
  return {
    type: 'update_progress',
    level: state === 'FAILED' ? 'ERROR' : 'INFO',
    message: `Update ${updateId.slice(0, 6)} is ${state}.`,
    of: {updateId},
    details: {state},
    failure,
  };
}

const levelOf = (state: FlowProgress['state']): PipelineEvent['level'] =>
  state === 'FAILED' ? 'ERROR' : state === 'SKIPPED' || state === 'STOPPED' ? 'WARN' : 'INFO';

/** The end of a flow, with what it came to. */
export function flowEnd(updateId: string, flow: FlowProgress): PipelineEvent {
  const {table, state, rowsWritten, rowsDropped, ms, plan, expectations, failure} = flow;
  /** Only then is nothing left to load. */
  const isLoaded = flow.layer === 'bronze' && state === 'COMPLETED';
  return {
    type: 'flow_progress',
    level: levelOf(state),
    message: `Flow '${table}' has ${state === 'COMPLETED' ? state : `been ${state}`}.`,
    of: {updateId, flow: table},
    details: {
      status: state,
      plan,
      duration_ms: ms,
      metrics: {
        num_output_rows: rowsWritten,
        ...(isLoaded && {
          backlog_files: 0,
          backlog_bytes: 0,
          input_rows_per_second: perSecond(rowsWritten, ms),
        }),
      },
      data_quality: {
        dropped_records: rowsDropped,
        expectations: expectations.map(({name, passed, failed}) => ({
          name,
          dataset: table,
          passed_records: passed,
          failed_records: failed,
        })),
      },
    },
    failure,
  };
}

/** Null where no time has passed. */
export const perSecond = (amount: number, ms: number): number | null =>
  ms > 0 ? Math.round((amount * 1000) / ms) : null;

export interface FlowBatch {
  readonly updateId: string;
  readonly batchId: number;
  readonly table: TableName;
  readonly files: number;
  readonly rows: number;
  readonly bytes: number;
  readonly ms: number;
  /** Null when not known. */
  readonly backlog: {readonly files: number; readonly bytes: number | null};
}

/** What a batch loaded into one table. */
export function batchProgress(batch: FlowBatch): PipelineEvent {
  const {updateId, batchId, table, files, rows, bytes, ms, backlog} = batch;
  return {
    type: 'flow_progress',
    level: 'METRICS',
    message: `Flow '${table}' loaded ${files} file${files === 1 ? '' : 's'} in batch ${batchId}.`,
    of: {updateId, flow: table, batchId},
    details: {
      status: 'RUNNING',
      metrics: {
        num_output_rows: rows,
        backlog_files: backlog.files,
        backlog_bytes: backlog.bytes,
        input_rows_per_second: perSecond(rows, ms),
        megabytes_per_second: ms > 0 ? Math.round(bytes / ms) / 1000 : null,
      },
    },
  };
}

export type ListingKind = 'AUTO_LOADER_LISTING' | 'AUTO_LOADER_BACKFILL';

export interface ListingFacts {
  readonly kind: ListingKind;
  readonly sourcePath: string;
  readonly files: number;
  readonly newFiles: number;
  readonly ms: number;
}

/** A listing of the staging volume. */
export function listingDone({kind, sourcePath, files, newFiles, ms}: ListingFacts): PipelineEvent {
  return {
    type: 'operation_progress',
    level: 'INFO',
    message: `Listed ${files} files of ${sourcePath}; ${newFiles} were new.`,
    of: {},
    details: {
      type: kind,
      status: 'COMPLETED',
      duration_ms: Math.round(ms),
      auto_loader_details: {
        source_path: sourcePath,
        num_files_listed: files,
        num_files_added: newFiles,
      },
    },
  };
}

export interface EvolutionFacts {
  readonly updateId: string | null;
  readonly batchId: number | null;
  readonly table: TableName;
  readonly versionBefore: number;
  readonly version: number;
  readonly path: string | null;
  readonly added: readonly {readonly name: string; readonly type: string}[];
  readonly changed: readonly {
    readonly name: string;
    readonly typeBefore: string;
    readonly type: string;
  }[];
}

/** A bronze table's schema has a new version. */
export function schemaEvolution(facts: EvolutionFacts): PipelineEvent {
  const {updateId, batchId, table, versionBefore, version, path, added, changed} = facts;
  const what = [
    ...added.map(({name, type}) => `${name} ${type} was added`),
    ...changed.map(({name, typeBefore, type}) => `${name} became ${type}, was ${typeBefore}`),
  ].join('; ');
  return {
    type: 'schema_evolution',
    level: 'INFO',
    maturity: 'EVOLVING',
    message: `Schema of '${table}' went from version ${versionBefore} to ${version}: ${what}.`,
    of: {updateId, flow: table, batchId},
    details: {
      table,
      version_before: versionBefore,
      version_after: version,
      source_file: path,
      columns_added: added,
      types_changed: changed.map(({name, typeBefore, type}) => ({
        name,
        type_before: typeBefore,
        type_after: type,
      })),
    },
  };
}
