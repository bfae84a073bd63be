import type {Lake} from './lake';

/** Columns that say when and by which file a row came, which differ between two runs of the same work. */
const circumstances = new Set([
  '_source_file',
  '_ingestion_timestamp',
  '_batch_id',
  '_processed_timestamp',
]);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Rescued data names its file; the rest of it counts. */
const asSummed = (column: string): string =>
  column === '_rescued_data'
    ? `regexp_replace(${column}, '"_file_path":"[^"]*"', '') as ${column}`
    : quoted(column);

/** A lake that answers queries, by whatever page. */
type Asked = Pick<Lake, 'query'>;

/** Names of all bronze, silver and gold tables. */
export async function lakeTables(app: Asked): Promise<readonly string[]> {
  const rows = await app.query(
    `select table_name from information_schema.tables
     where table_schema = 'racing_stats' and regexp_matches(table_name, '^(bronze|silver|gold)_')
     order by table_name`,
  );
  return rows.map((row) => String(row['table_name']));
}

/** The columns of every table that count. */
async function summedColumns(app: Asked): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await app.query(
    `select table_name, column_name from information_schema.columns where table_schema = 'racing_stats'`,
  );
  const columns = new Map<string, string[]>();
  for (const row of rows) {
    const [table, column] = [String(row['table_name']), String(row['column_name'])];
    if (circumstances.has(column)) continue;
    columns.set(table, [...(columns.get(table) ?? []), column]);
  }
  return columns;
}

async function checksum(app: Asked, table: string, columns: readonly string[]): Promise<string> {
  const [row] = await app.query(
    `select cast(count(*) as varchar) || ' rows, ' || coalesce(cast(sum(hash(r)) as varchar), '0') as sum
     from (select ${columns.toSorted().map(asSummed).join(', ')} from ${table}) as r`,
  );
  return String(row?.['sum']);
}

/** What every table holds, whatever the order of its rows and the circumstances of their coming. */
export async function checksums(app: Asked): Promise<Readonly<Record<string, string>>> {
  const columns = await summedColumns(app);
  const sums: Record<string, string> = {};
  for (const table of await lakeTables(app))
    sums[table] = await checksum(app, table, columns.get(table) ?? []);
  return sums;
}
