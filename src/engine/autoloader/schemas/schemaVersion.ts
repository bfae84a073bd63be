import type {BronzeTable} from '#/lakehouse/define';
import type {StoredColumn} from '../bronzeSchemas';

/** declared: by the table's definition; hinted: by an option; inferred: from what a file held. */
export type ColumnOrigin = 'declared' | 'hinted' | 'inferred';

export interface SchemaColumn extends StoredColumn {
  readonly origin: ColumnOrigin;
}

/** A bronze table's columns from one moment on. Versions count from 0, the declared columns. */
export interface SchemaVersion {
  readonly table: BronzeTable;
  readonly version: number;
  readonly columns: readonly SchemaColumn[];
  /** The batch that caused it; null for what no batch did. */
  readonly batchId: number | null;
  /** The file that caused it; null when no single one did. */
  readonly path: string | null;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

export type SchemaCause = Pick<SchemaVersion, 'batchId' | 'path' | 'createdAt'> & {
  /** Columns that the table's options name a type for. */
  readonly hinted: ReadonlySet<string>;
};

export interface SchemaChanges {
  readonly added: readonly SchemaColumn[];
  readonly changed: readonly (SchemaColumn & {readonly typeBefore: string})[];
}

export function schemaChanges(
  before: readonly SchemaColumn[],
  after: readonly SchemaColumn[],
): SchemaChanges {
  const known = new Map(before.map((column) => [column.name, column]));
  return {
    added: after.filter(({name}) => !known.has(name)),
    changed: after.flatMap((column) => {
      const typeBefore = known.get(column.name)?.type;
      return typeBefore === undefined || typeBefore === column.type
        ? []
        : [{...column, typeBefore}];
    }),
  };
}

/** The columns that a table's definition declares. */
export function declaredVersion(table: BronzeTable, createdAt: number): SchemaVersion {
  const columns = Object.entries(table.columns).map(
    ([name, {type}]): SchemaColumn => ({name, type, origin: 'declared'}),
  );
  return {table, version: 0, columns, batchId: null, path: null, createdAt};
}

/** The version after `last` when the table has `stored` columns now; null when nothing is new. */
export function nextVersion(
  last: SchemaVersion,
  stored: readonly StoredColumn[],
  {batchId, path, createdAt, hinted}: SchemaCause,
): SchemaVersion | null {
  const known = new Map(last.columns.map((column) => [column.name, column]));
  const columns = stored.map(({name, type}): SchemaColumn => {
    const before = known.get(name);
    const origin = hinted.has(name.toLowerCase()) ? 'hinted' : 'inferred';
    return {name, type, origin: before?.type === type ? before.origin : origin};
  });
  const {added, changed} = schemaChanges(last.columns, columns);
  if (added.length === 0 && changed.length === 0) return null;
  return {table: last.table, version: last.version + 1, columns, batchId, path, createdAt};
}

/** The version as a file: JSON, one column a line. */
export function schemaFileText(version: SchemaVersion): string {
  const {table, columns, batchId, path, createdAt} = version;
  const head = {
    table: table.name,
    endpoint: table.endpoint,
    version: version.version,
    created_at: new Date(createdAt).toISOString(),
    batch_id: batchId,
    source_file: path,
  };
  const lines = columns.map(({name, type, origin}) => JSON.stringify({name, type, from: origin}));
  const fields = JSON.stringify(head, null, 2).slice(0, -2);
  return `${fields},\n  "columns": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`;
}
