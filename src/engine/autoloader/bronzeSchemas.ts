import {quoteName, quoteValue} from '#/base/quoteSql';
import type {BronzeTable, ColumnType} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import type {Session} from '../db/session';

export interface StoredColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Columns of the bronze tables as they stand, declared and evolved, in the order of the table. */
export interface BronzeSchemas {
  columns(table: BronzeTable): readonly StoredColumn[];
  /** Adds those of `found` that the table does not have yet; inside the transaction of the batch. */
  evolve(table: BronzeTable, found: readonly StoredColumn[]): Promise<readonly StoredColumn[]>;
}

/**
 * Lends the schemas to one batch at a time. They are read once, and again after a batch that failed: with it went
 * the columns it had added.
 */
export async function keepBronzeSchemas(writer: Session, schema: string) {
  let kept: BronzeSchemas | null = await readBronzeSchemas(writer, schema);
  return async <T>(batch: (schemas: BronzeSchemas) => Promise<T>): Promise<T> => {
    const schemas = kept ?? (await readBronzeSchemas(writer, schema));
    kept = null;
    const result = await batch(schemas);
    kept = schemas;
    return result;
  };
}

async function readBronzeSchemas(writer: Session, schema: string): Promise<BronzeSchemas> {
  const rows = await writer.rows(`
SELECT table_name, column_name, data_type FROM duckdb_columns()
WHERE schema_name = ${quoteValue(schema)} AND table_name LIKE 'bronze_%' ORDER BY table_name, column_index`);
  const stored = new Map<string, StoredColumn[]>(bronzeTables.map(({name}) => [name, []]));
  for (const row of rows)
    stored
      .get(String(row['table_name']))
      ?.push({name: String(row['column_name']), type: String(row['data_type']) as ColumnType});

  return {
    columns: (table) => stored.get(table.name) ?? [],
    async evolve(table, found) {
      const now = stored.get(table.name) ?? [];
      const known = new Set(now.map(({name}) => name.toLowerCase()));
      const added = found.filter(({name}) => !known.has(name.toLowerCase()));
      if (added.length === 0) return [];
      stored.set(table.name, [...now, ...added]);
      const alter = added.map(
        ({name, type}) => `ALTER TABLE ${table.name} ADD COLUMN ${quoteName(name)} ${type};`,
      );
      await writer.run(alter.join('\n'));
      return added;
    },
  };
}
