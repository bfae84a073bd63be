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

/** Names of all bronze, silver and gold tables. */
export async function lakeTables(app: Lake): Promise<readonly string[]> {
  const rows = await app.query(
    `select table_name from information_schema.tables
     where table_schema = 'racing_stats' and regexp_matches(table_name, '^(bronze|silver|gold)_')
     order by table_name`,
  );
  return rows.map((row) => String(row['table_name']));
}

async function checksum(app: Lake, table: string): Promise<string> {
  const columns = (await app.query(`describe ${table}`))
    .map((row) => String(row['column_name']))
    .filter((name) => !circumstances.has(name))
    .toSorted();
  const sum = await app.value(
    `select cast(count(*) as varchar) || ' rows, ' || coalesce(cast(sum(hash(r)) as varchar), '0')
     from (select ${columns.map(asSummed).join(', ')} from ${table}) as r`,
  );
  return String(sum);
}

/** What every table holds, whatever the order of its rows and the circumstances of their coming. */
export async function checksums(app: Lake): Promise<Readonly<Record<string, string>>> {
  const sums: Record<string, string> = {};
  for (const table of await lakeTables(app)) sums[table] = await checksum(app, table);
  return sums;
}
