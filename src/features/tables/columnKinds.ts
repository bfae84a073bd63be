import {
  bronzeMetadata,
  type Column,
  processedTimestamp,
  type TableDefinition,
} from '#/lakehouse/define';

export interface ActualColumn {
  readonly column_name: string;
  readonly data_type: string;
}

export interface SchemaRow {
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly doc: string | null;
  /** widened: its type holds more than the defined one; evolved: not in the definition, but in what the source delivered. */
  readonly origin: 'defined' | 'added' | 'widened' | 'evolved';
  readonly isKey: boolean;
}

/** A table's columns: as defined, those the lake adds to every row, and those that evolved beyond both. */
export function schemaRows(
  table: TableDefinition,
  actual: readonly ActualColumn[],
): readonly SchemaRow[] {
  const key: readonly string[] = table.layer === 'bronze' ? [] : table.key;
  const row = (
    name: string,
    origin: SchemaRow['origin'],
    column: {readonly type: string} & Partial<Pick<Column, 'unit' | 'doc'>>,
  ): SchemaRow => ({
    name,
    type: column.type,
    unit: column.unit ?? null,
    doc: column.doc ?? null,
    origin,
    isKey: key.includes(name),
  });
  const added: Readonly<Record<string, Column>> =
    table.layer === 'bronze'
      ? bronzeMetadata
      : {[processedTimestamp.name]: processedTimestamp.column};
  const types = new Map(actual.map(({column_name: name, data_type: type}) => [name, type]));
  const defined = Object.entries(table.columns).map(([name, column]) => {
    const type = types.get(name) ?? column.type;
    return row(name, type === column.type ? 'defined' : 'widened', {...column, type});
  });
  const extra = Object.entries(added)
    .filter(([name]) => !(name in table.columns))
    .map(([name, column]) => row(name, 'added', column));
  const evolved = actual
    .filter(({column_name: name}) => !(name in table.columns) && !(name in added))
    .map(
      ({column_name: name, data_type: type}): SchemaRow => ({
        name,
        type,
        unit: null,
        doc: null,
        origin: 'evolved',
        isKey: false,
      }),
    );
  return [...defined, ...extra, ...evolved];
}
