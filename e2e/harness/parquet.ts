import {DuckDBInstance} from '@duckdb/node-api';
import type {Lake} from './lake';

/** A table as two engines can agree on it: its columns' types, and each row as the texts of its values. */
export interface TableText {
  readonly types: readonly (readonly [string, string])[];
  readonly rows: readonly string[];
}

type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function tableText(ask: Ask, from: string): Promise<TableText> {
  const described = await ask(`describe select * from ${from}`);
  const types = described.map((c) => [String(c['column_name']), String(c['column_type'])] as const);
  const texts = types.map(([name]) => `coalesce(cast(${quoted(name)} as varchar), '∅')`);
  const rows = await ask(`select concat_ws('|', ${texts.join(', ')}) as text from ${from}`);
  return {types, rows: rows.map((row) => String(row['text'])).toSorted()};
}

/** The table as the app's own engine shows it. */
export const tableInLake = (app: Lake, table: string): Promise<TableText> =>
  tableText((sql) => app.query(sql), table);

/** The same of a Parquet file, as native DuckDB reads it. */
export async function tableInParquet(path: string): Promise<TableText> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return await tableText(
      async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS(),
      `read_parquet('${path}')`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
