import {quoteTime, quoteValue} from '#/base/quoteSql';
import type {BronzeTable, ColumnType, TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import type {Session} from '../../db/session';
import {type EventLog} from '../../eventLog/eventLog';
import {type PipelineEvent, schemaEvolution} from '../../eventLog/pipelineEvents';
import type {Lake} from '../../lake/openLake';
import type {SchemaFiles} from '../../storage/schemaFiles';
import type {StoredColumn} from '../bronzeSchemas';
import {
  type ColumnOrigin,
  declaredVersion,
  nextVersion,
  type SchemaCause,
  schemaChanges,
  schemaFileText,
  type SchemaVersion,
} from './schemaVersion';

/** The versions that one batch makes. */
export interface BatchSchemas {
  /** Takes notice of a table's columns; `path` is the file that may have changed them. */
  evolved(
    table: BronzeTable,
    stored: readonly StoredColumn[],
    cause: Pick<SchemaCause, 'path' | 'hinted'>,
  ): void;
  /** What records the new versions and tells of them; for the batch's transaction. */
  pending(): {readonly sql: string; readonly events: readonly PipelineEvent[]};
  /** The transaction is durable: the files follow. */
  durable(): void;
}

/** Versions of the bronze schemas: the truth in `ops.table_schemas`, a copy of each in a file. */
export interface SchemaHistory {
  begin(batch: {
    readonly batchId: number;
    readonly updateId: string;
    readonly at: number;
  }): BatchSchemas;
}

export interface SchemaHistoryParts {
  readonly lake: Lake;
  readonly files: SchemaFiles;
  readonly log: EventLog;
  readonly now: () => number;
}

/**
 * Brings the versions in line with `stored`, the tables' columns as they stand, then completes the files in the
 * background: a crash between a commit and its file, or a hand that removed one, leaves no gap for longer.
 */
export async function openSchemaHistory(
  parts: SchemaHistoryParts,
  stored: (table: BronzeTable) => readonly StoredColumn[],
): Promise<SchemaHistory> {
  const {lake, files, log, now} = parts;
  const versions = await readVersions(lake.writer);
  const last = new Map<TableName, SchemaVersion>();
  for (const version of versions) last.set(version.table.name, version);
  const missed = missedVersions(last, stored, now());
  if (missed.length > 0) {
    const events = missed.flatMap((next) => evolutionEvent(last.get(next.table.name), next, null));
    await lake.commit(() => lake.writer.run(versionsSql(missed) + log.sql(events)));
    for (const version of missed) last.set(version.table.name, version);
  }
  let writing: Promise<void> = Promise.resolve();
  /** One file after the other; one that could not be written is there after the next start. */
  const inTurn = (work: () => Promise<void>) => {
    writing = writing
      .then(work)
      .catch((thrown: unknown) => console.warn('A schema file could not be written', thrown));
  };
  inTurn(() => completeFiles(files, [...versions, ...missed]));

  return {
    begin({batchId, updateId, at}) {
      const made: SchemaVersion[] = [];
      const events: PipelineEvent[] = [];
      return {
        evolved(table, columns, {path, hinted}) {
          const before = made.findLast((one) => one.table === table) ?? last.get(table.name);
          const next =
            before && nextVersion(before, columns, {batchId, path, createdAt: at, hinted});
          if (!next) return;
          made.push(next);
          events.push(...evolutionEvent(before, next, updateId));
        },
        pending: () => ({sql: versionsSql(made), events}),
        durable() {
          for (const version of made) {
            last.set(version.table.name, version);
            inTurn(() =>
              files.write(version.table.endpoint, version.version, schemaFileText(version)),
            );
          }
        },
      };
    },
  };
}

/** Versions that no batch recorded: the first ones, and what a lake had gained before versions were kept. */
function missedVersions(
  last: ReadonlyMap<TableName, SchemaVersion>,
  stored: (table: BronzeTable) => readonly StoredColumn[],
  at: number,
): readonly SchemaVersion[] {
  return bronzeTables.flatMap((table) => {
    const known = last.get(table.name);
    const first = known ?? declaredVersion(table, at);
    const cause = {batchId: null, path: null, createdAt: at, hinted: new Set<string>()};
    const next = nextVersion(first, stored(table), cause);
    return [...(known ? [] : [first]), ...(next ? [next] : [])];
  });
}

function evolutionEvent(
  before: SchemaVersion | undefined,
  after: SchemaVersion,
  updateId: string | null,
): readonly PipelineEvent[] {
  if (!before) return [];
  const {added, changed} = schemaChanges(before.columns, after.columns);
  return [
    schemaEvolution({
      updateId,
      batchId: after.batchId,
      table: after.table.name,
      versionBefore: before.version,
      version: after.version,
      path: after.path,
      added: added.map(({name, type}) => ({name, type})),
      changed,
    }),
  ];
}

async function completeFiles(
  files: SchemaFiles,
  versions: readonly SchemaVersion[],
): Promise<void> {
  for (const table of bronzeTables) {
    const own = versions.filter((version) => version.table === table);
    const texts = new Map(own.map((one) => [one.version, schemaFileText(one)]));
    await files.complete(table.endpoint, texts);
  }
}

function versionsSql(versions: readonly SchemaVersion[]): string {
  const rows = versions.flatMap(({table, version, columns, batchId, path, createdAt}) =>
    columns.map(({name, type, origin}, position) => {
      const values = [table.name, version, position, name, type, origin, batchId, path];
      return `(${values.map(quoteValue).join(', ')}, ${quoteTime(createdAt)})`;
    }),
  );
  return rows.length === 0 ? '' : `INSERT INTO ops.table_schemas VALUES ${rows.join(',\n')};`;
}

/** All of them, in the order of their making. */
async function readVersions(writer: Session): Promise<readonly SchemaVersion[]> {
  const rows = await writer.rows(`
SELECT table_name, version, column_name, data_type, origin, batch_id, path, epoch_ms(created_at) AS created
FROM ops.table_schemas ORDER BY table_name, version, position`);
  const byName = new Map<string, BronzeTable>(bronzeTables.map((table) => [table.name, table]));
  const versions: (SchemaVersion & {columns: SchemaVersion['columns'][number][]})[] = [];
  for (const row of rows) {
    const table = byName.get(String(row['table_name']));
    if (!table) continue;
    const version = Number(row['version']);
    let current = versions.at(-1);
    if (current?.table !== table || current.version !== version) {
      current = {
        table,
        version,
        columns: [],
        batchId: row['batch_id'] === null ? null : Number(row['batch_id']),
        path: row['path'] === null ? null : String(row['path']),
        createdAt: Number(row['created']),
      };
      versions.push(current);
    }
    // Only `versionsSql` writes these columns.
    current.columns.push({
      name: String(row['column_name']),
      type: String(row['data_type']) as ColumnType,
      origin: String(row['origin']) as ColumnOrigin,
    });
  }
  return versions;
}
