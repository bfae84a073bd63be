import type {Failure, UpdateProgress} from '#/contracts/engine';
import type {LostFiles} from '#/contracts/recovery';
import type {TableName} from '#/lakehouse/define';

/** Types of Lakeflow's that are written; `schema_evolution` is our own. */
export type EventType =
  | 'create_update'
  | 'user_action'
  | 'flow_definition'
  | 'dataset_definition'
  | 'planning_information'
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

export function createUpdate(progress: UpdateProgress): PipelineEvent {
  const {updateId, request, cause = 'USER_ACTION', attempt = 1} = progress;
  const {refresh = 'incremental', tables = [], resetCheckpoints = []} = request ?? {};
  const isFull = refresh === 'full';
  const again = attempt > 1 ? `, try ${attempt}` : '';
  return {
    type: 'create_update',
    level: 'INFO',
    message: `${isFull ? 'Full refresh' : 'Update'} ${updateId.slice(0, 6)} started by ${cause}${again}.`,
    of: {updateId},
    details: {
      cause,
      attempt,
      full_refresh: isFull && tables.length === 0,
      full_refresh_selection: isFull ? tables : [],
      refresh_selection: isFull ? [] : tables,
      reset_checkpoint_selection: resetCheckpoints,
    },
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

export type UserAction =
  | 'RUN'
  | 'CANCEL'
  | 'EDIT'
  | 'RETRY_FILES'
  | 'SKIP_FILES'
  | 'RESET'
  | 'RESCAN'
  | 'IMPORT'
  | 'BACKUP'
  | 'DELETE'
  | 'COMPACT';

/** What a person had the pipeline do, in words. */
export function userAction(
  action: UserAction,
  message: string,
  updateId: string | null,
): PipelineEvent {
  return {type: 'user_action', level: 'INFO', message, of: {updateId}, details: {action}};
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

/** Files whose rows a lake begun anew cannot load again. */
export function filesLost(lost: readonly LostFiles[]): PipelineEvent {
  const files = lost.reduce((sum, table) => sum + table.files, 0);
  const tables = lost.map((one) => `${one.table} (${one.files})`).join(', ');
  return {
    type: 'operation_progress',
    level: 'WARN',
    maturity: 'EVOLVING',
    message: `${files} files that were deleted after they were loaded cannot be loaded into the new database: ${tables}.`,
    of: {},
    details: {type: 'FILES_LOST', status: 'COMPLETED', files_lost: lost},
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
