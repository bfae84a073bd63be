import {quoteValue} from '#/base/quoteSql';
import type {TableName} from '#/lakehouse/define';

/** A column of a version, as `ops.table_schemas` has it. */
export interface SchemaVersionRow {
  readonly version: number;
  readonly name: string;
  readonly type: string;
  readonly origin: 'declared' | 'hinted' | 'inferred';
  readonly batch_id: number | null;
  readonly path: string | null;
  /** Epoch milliseconds. */
  readonly created: number;
}

export const schemaVersionsSql = (table: TableName): string =>
  `SELECT version, column_name AS name, data_type AS type, origin, batch_id, path, epoch_ms(created_at) AS created
FROM ops.table_schemas WHERE table_name = ${quoteValue(table)} ORDER BY version, position`;

type VersionColumn = Pick<SchemaVersionRow, 'name' | 'type' | 'origin'>;

export interface ColumnChange extends VersionColumn {
  /** Null for a column that was added. */
  readonly typeBefore: string | null;
}

export interface VersionWithChanges {
  readonly version: number;
  readonly batchId: number | null;
  readonly path: string | null;
  readonly created: number;
  readonly columns: readonly VersionColumn[];
  /** Against the version before; null for the first. */
  readonly changes: readonly ColumnChange[] | null;
}

/** The versions, newest first, each with what it changed. */
export function versionsWithChanges(
  rows: readonly SchemaVersionRow[],
): readonly VersionWithChanges[] {
  const numbers = [...new Set(rows.map(({version}) => version))];
  const columnsOf = (version: number | undefined) => rows.filter((row) => row.version === version);
  return numbers
    .map((version, at): VersionWithChanges => {
      const columns = columnsOf(version);
      const before = at === 0 ? null : columnsOf(numbers[at - 1]);
      const [first] = columns;
      return {
        version,
        batchId: first?.batch_id ?? null,
        path: first?.path ?? null,
        created: first?.created ?? 0,
        columns,
        changes: before && changesBetween(before, columns),
      };
    })
    .toReversed();
}

function changesBetween(
  before: readonly VersionColumn[],
  after: readonly VersionColumn[],
): readonly ColumnChange[] {
  const types = new Map(before.map(({name, type}) => [name, type]));
  return after
    .map(({name, type, origin}) => ({name, type, origin, typeBefore: types.get(name) ?? null}))
    .filter(({type, typeBefore}) => type !== typeBefore);
}
