import {quoteName, quoteValue} from '#/base/quoteSql';
import {normalColumnType, parseColumnType} from '#/lakehouse/columnType';
import {
  type NamedColumn,
  bronzeSelect,
  shownColumns,
  storedRows,
  storedSchema,
} from '#/lakehouse/bronze/storedBronze';
import type {BronzeTable} from '#/lakehouse/define';
import type {Session} from '../db/session';
import {convertSql} from './convertSql';
import {isSameSchema} from './evolution';

export type StoredColumn = NamedColumn;

/** Columns of the bronze tables as they stand, declared and evolved, in the order of the table. */
export interface BronzeSchemas {
  /** Those of the stored rows. */
  columns(table: BronzeTable): readonly StoredColumn[];
  /** Those of the table. */
  shown(table: BronzeTable): readonly NamedColumn[];
  /**
   * Makes the columns those that `to` makes of them: with wider types, and new ones behind. Inside the transaction of
   * the batch; the values that are there are converted.
   */
  evolve(
    table: BronzeTable,
    to: (now: readonly StoredColumn[]) => readonly StoredColumn[],
  ): Promise<void>;
}

/**
 * Lends the schemas to one batch at a time. They are read once, and again after a batch that failed: with it went
 * the columns it had added.
 */
export async function keepBronzeSchemas(writer: Session, catalog: string) {
  let kept: BronzeSchemas | null = await readBronzeSchemas(writer, catalog);
  return async <T>(batch: (schemas: BronzeSchemas) => Promise<T>): Promise<T> => {
    const schemas = kept ?? (await readBronzeSchemas(writer, catalog));
    kept = null;
    const result = await batch(schemas);
    kept = schemas;
    return result;
  };
}

async function readBronzeSchemas(writer: Session, catalog: string): Promise<BronzeSchemas> {
  const rows = await writer.rows(`
SELECT table_name, column_name, data_type FROM duckdb_columns()
WHERE database_name = ${quoteValue(catalog)} AND schema_name = '${storedSchema}'
ORDER BY table_name, column_index`);
  const stored = new Map<string, readonly StoredColumn[]>();
  for (const row of rows) {
    const table = String(row['table_name']);
    const type = normalColumnType(String(row['data_type']));
    const columns = stored.get(table) ?? [];
    stored.set(table, [...columns, {name: String(row['column_name']), type}]);
  }

  return {
    columns: (table) => stored.get(table.name) ?? [],
    shown: (table) => shownColumns(stored.get(table.name) ?? []),
    async evolve(table, to) {
      const now = stored.get(table.name) ?? [];
      const next = to(now);
      if (isSameSchema(now, next)) return;
      stored.set(table.name, next);
      const rows = storedRows(table.name);
      const names = next.map(({name}) => name);
      await writer.run(
        next.map((column, i) => alterSql(rows, now[i], column)).join('') +
          `CREATE OR REPLACE VIEW ${table.name} AS ${bronzeSelect(table.name, names)};`,
      );
    },
  };
}

/** Nothing when the column is as it was. */
function alterSql(table: string, before: StoredColumn | undefined, column: StoredColumn): string {
  const name = quoteName(column.name);
  if (!before) return `ALTER TABLE ${table} ADD COLUMN ${name} ${column.type};\n`;
  if (before.type === column.type) return '';
  const values = convertSql(name, parseColumnType(before.type), parseColumnType(column.type));
  return `ALTER TABLE ${table} ALTER COLUMN ${name} TYPE ${column.type} USING ${values};\n`;
}
