import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {Failure} from '#/contracts/engine';
import type {PipelineConfig} from '#/lakehouse/config';
import type {Session} from '../db/session';
import type {PipelineEvent} from './pipelineEvents';

/**
 * The pipeline's event log, `ops.event_log`. What is told of a transaction is written inside it; the rest is kept
 * until `write` and becomes durable with the commit that follows. History never fails what it tells of.
 */
export interface EventLog {
  /** Keeps the event until `write`. */
  note(event: PipelineEvent): void;
  /** Writes what was noted; not inside a transaction that may be undone. */
  write(): Promise<void>;
  /** SQL that adds events now: for the transaction that does what they tell. Empty without one. */
  sql(events: readonly PipelineEvent[]): string;
  /** Removes what is too old or too much. */
  trim(): Promise<void>;
}

export interface EventLogParts {
  readonly writer: Session;
  readonly config: () => PipelineConfig;
  readonly now: () => number;
}

const keptEvents = 50_000;
const keptDays = 90;
const keptBatches = 10_000;
/** What happens while nothing writes is of use only as long as it is recent. */
const keptUnwritten = 1_000;

const columns = `id, sequence, origin, timestamp, message, level, maturity_level, error, details, event_type,
  pipeline_name, update_id, flow_name, batch_id`;

export async function openEventLog({writer, config, now}: EventLogParts): Promise<EventLog> {
  const [last] = await writer.rows('SELECT max(sequence) AS sequence FROM ops.event_log');
  let sequence = Number(last?.['sequence'] ?? 0);
  let noted: string[] = [];

  function row(event: PipelineEvent): string {
    sequence += 1;
    return eventRow(event, {sequence, config: config(), at: now()});
  }
  const insert = (rows: readonly string[]) =>
    rows.length === 0 ? '' : `INSERT INTO ops.event_log (${columns}) VALUES ${rows.join(',\n')};`;

  return {
    note(event) {
      noted.push(row(event));
      if (noted.length > keptUnwritten) noted = noted.slice(-keptUnwritten);
    },
    async write() {
      const rows = noted;
      if (rows.length === 0) return;
      noted = [];
      await writer.run(insert(rows)).catch((thrown: unknown) => {
        noted = [...rows, ...noted];
        console.warn('The event log could not be written', thrown);
      });
    },
    sql: (events) => insert(events.map(row)),
    async trim() {
      await writer.run(`
DELETE FROM ops.event_log
WHERE sequence <= ${sequence - keptEvents} OR timestamp < ${quoteTime(now() - keptDays * 86_400_000)};
DELETE FROM ops.autoloader_batches
WHERE batch_id <= (SELECT max(batch_id) FROM ops.autoloader_batches) - ${keptBatches};`);
    },
  };
}

/** The event as values for `columns`. */
function eventRow(
  event: PipelineEvent,
  {sequence, config, at}: {sequence: number; config: PipelineConfig; at: number},
): string {
  const {configuration, name} = config;
  const {catalog, schema} = configuration;
  const {updateId = null, flow = null, batchId = null} = event.of;
  const origin = JSON.stringify({
    pipeline_id: `${catalog}.${schema}.${name}`,
    pipeline_name: name,
    ...(updateId !== null && {update_id: updateId}),
    ...(flow !== null && {flow_name: flow, dataset_name: `${catalog}.${schema}.${flow}`}),
    ...(batchId !== null && {batch_id: batchId}),
  });
  const before = [crypto.randomUUID(), sequence, origin].map(quoteValue).join(', ');
  const after = [
    event.message,
    event.level,
    event.maturity ?? 'STABLE',
    event.failure ? errorText(event.failure, event.level === 'ERROR') : null,
    JSON.stringify({[event.type]: event.details}),
    event.type,
    name,
    updateId,
    flow,
    batchId,
  ].map(quoteValue);
  return `(${before}, ${quoteTime(at)}, ${after.join(', ')})`;
}

const errorText = ({code, message}: Failure, fatal: boolean) =>
  JSON.stringify({fatal, exceptions: [{class_name: code, message, stack: []}]});
