import type {Lake, Row} from './lake';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function asPlain(name: string, type: string): string {
  const column = quoted(name);
  if (type === 'TIMESTAMP') return `cast(epoch_us(${column}) as double) as ${column}`;
  if (type.endsWith('[]')) return `cast(${column} as varchar) as ${column}`;
  if (type === 'BIGINT') return `cast(${column} as double) as ${column}`;
  return column;
}

export interface PlainTable {
  /** DuckDB's types by column. */
  readonly types: Readonly<Record<string, string>>;
  /** Whole numbers and fractions as numbers, timestamps as microseconds since 1970, lists as text. */
  readonly rows: readonly Row[];
}

/** A table without what depends on how values cross from the engine to the page. */
export async function plainRows(app: Lake, table: string): Promise<PlainTable> {
  const described = await app.query(`describe ${table}`);
  const types = Object.fromEntries(
    described.map((c) => [String(c['column_name']), String(c['column_type'])]),
  );
  const columns = Object.entries(types).map(([name, type]) => asPlain(name, type));
  return {types, rows: await app.query(`select ${columns.join(', ')} from ${table}`)};
}
