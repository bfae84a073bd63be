import {adviceFor} from '#/base/errorAdvice';
import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {Failure} from '#/contracts/engine';
import type {PipelineConfig} from '#/lakehouse/config';
import type {TableDefinition} from '#/lakehouse/define';
import type {Session} from '../db/session';
import {datasetDefinition, flowDefinition} from './definitionEvents';
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
  /** Notes the tables whose definition the log does not have yet. */
  noteDefinitions(tables: readonly TableDefinition[], updateId: string): Promise<void>;
  /** Removes what is too old or too much; what tables are stays. */
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
  let defined: Map<string, string> | null = null;

  function row(event: PipelineEvent): string {
    sequence += 1;
    return eventRow(event, {sequence, config: config(), at: now()});
  }
  const insert = (rows: readonly string[]) =>
    rows.length === 0 ? '' : `INSERT INTO ops.event_log (${columns}) VALUES ${rows.join(',\n')};`;

  function note(event: PipelineEvent): void {
    noted.push(row(event));
    if (noted.length > keptUnwritten) noted = noted.slice(-keptUnwritten);
  }
  return {
    note,
    async noteDefinitions(tables, updateId) {
      defined ??= await readDefinitions(writer);
      for (const table of tables)
        for (const event of [datasetDefinition(table, updateId), flowDefinition(table, updateId)]) {
          const of = `${event.type} ${table.name}`;
          const details = detailsText(event);
          if (defined.get(of) === details) continue;
          defined.set(of, details);
          note(event);
        }
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
WHERE (sequence <= ${sequence - keptEvents} OR timestamp < ${quoteTime(now() - keptDays * 86_400_000)})
  AND event_type NOT IN ('flow_definition', 'dataset_definition');
DELETE FROM ops.autoloader_batches
WHERE batch_id <= (SELECT max(batch_id) FROM ops.autoloader_batches) - ${keptBatches};`);
    },
  };
}

/** The newest definitions the log has, each as the text of its details. */
async function readDefinitions(writer: Session): Promise<Map<string, string>> {
  const rows = await writer.rows(`
SELECT event_type, flow_name, arg_max(details, sequence) AS details FROM ops.event_log
WHERE event_type IN ('flow_definition', 'dataset_definition') GROUP BY event_type, flow_name`);
  return new Map(
    rows.map((row) => [`${row['event_type']} ${row['flow_name']}`, String(row['details'])]),
  );
}

const detailsText = ({type, details}: PipelineEvent) => JSON.stringify({[type]: details});

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
    detailsText(event),
    event.type,
    name,
    updateId,
    flow,
    batchId,
  ].map(quoteValue);
  return `(${before}, ${quoteTime(at)}, ${after.join(', ')})`;
}

/** `advice` is ours: what a person can do about it. */
const errorText = ({code, message}: Failure, fatal: boolean) =>
  JSON.stringify({
    fatal,
    exceptions: [{class_name: code, message, stack: [], advice: adviceFor(code)}],
  });
