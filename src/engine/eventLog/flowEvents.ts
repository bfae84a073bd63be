import type {Failure, FlowProgress} from '#/contracts/engine';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import type {FlowPlan} from '../pipeline/planFlow';
import type {PipelineEvent} from './pipelineEvents';

const levelOf = (state: FlowProgress['state']): PipelineEvent['level'] =>
  state === 'FAILED' ? 'ERROR' : state === 'SKIPPED' || state === 'STOPPED' ? 'WARN' : 'INFO';

/** The end of a flow, with what it came to. */
export function flowEnd(updateId: string, flow: FlowProgress): PipelineEvent {
  const {
    table,
    state,
    rowsWritten,
    rowsDropped,
    rowsQuarantined = 0,
    ms,
    plan,
    expectations,
    failure,
  } = flow;
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
        quarantined_records: rowsQuarantined,
        expectations: expectations.map(({name, kind = 'row', onViolation, passed, failed}) => ({
          name,
          kind,
          action: onViolation,
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

/** A flow begins to compute its table. */
export function flowRunning(updateId: string, {table, plan}: FlowProgress): PipelineEvent {
  return {
    type: 'flow_progress',
    level: 'INFO',
    message: `Flow '${table}' is RUNNING.`,
    of: {updateId, flow: table},
    details: {status: 'RUNNING', plan},
  };
}

/** A flow failed and is tried again. `attempt` is the one that failed, counted from 1. */
export function flowRetried(
  updateId: string,
  table: TableName,
  {attempt, failure}: {readonly attempt: number; readonly failure: Failure},
): PipelineEvent {
  return {
    type: 'flow_progress',
    level: 'WARN',
    message: `Flow '${table}' failed at try ${attempt} and is tried again.`,
    of: {updateId, flow: table},
    details: {status: 'QUEUED', attempt},
    failure,
  };
}

/** How a flow that has something to do will do it, in Lakeflow's words. */
export function planningInformation(
  updateId: string,
  {name}: DerivedTable,
  plan: FlowPlan,
): PipelineEvent {
  const isFull = plan.kind === 'full';
  const issues = isFull ? [{issue_type: plan.reason, tables: plan.inputs, message: plan.why}] : [];
  return {
    type: 'planning_information',
    level: 'INFO',
    maturity: 'EVOLVING',
    message: `Flow '${name}' is planned to be executed as ${isFull ? 'COMPLETE_RECOMPUTE' : 'PARTITION_OVERWRITE'}: ${plan.why}.`,
    of: {updateId, flow: name},
    details: {
      technique_information: [
        {
          maintenance_type: 'MAINTENANCE_TYPE_PARTITION_OVERWRITE',
          is_chosen: !isFull,
          is_applicable: !isFull,
          incrementalization_issues: issues,
        },
        {
          maintenance_type: 'MAINTENANCE_TYPE_COMPLETE_RECOMPUTE',
          is_chosen: isFull,
          is_applicable: true,
          incrementalization_issues: [],
        },
      ],
      ...(plan.kind === 'units' && {refresh_unit: plan.unit, keys: plan.keys}),
    },
  };
}
