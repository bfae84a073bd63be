import type {TableDefinition} from '#/lakehouse/define';
import {countRows, withNative} from './native';

/**
 * Milliseconds of native DuckDB from JSON files to a checkpointed table on disk, the same one as the app's bronze:
 * columns told, and beside them the file, the time and the batch of every row.
 */
export function nativeBronze(
  folder: string,
  files: readonly string[],
  {table, threads}: {readonly table: TableDefinition; readonly threads: number},
): Promise<number> {
  const own = Object.entries(table.columns).filter(([name]) => !name.startsWith('_'));
  const columns = own.map(([name, {type}]) => `'${name}': '${type}'`).join(', ');
  const paths = files.map((file) => `'${file}'`).join(', ');
  return withNative(folder, async (connection) => {
    await connection.run(`set threads = ${threads}`);
    const started = performance.now();
    await connection.run(`create table bronze as
      select * exclude (filename), filename as _source_file, localtimestamp as _ingestion_timestamp,
        1::bigint as _batch_id, null::varchar as _rescued_data
      from read_json([${paths}], format = 'array', filename = true, columns = {${columns}})`);
    await connection.run('checkpoint');
    const ms = performance.now() - started;
    if ((await countRows(connection, 'bronze')) === 0) throw new Error('Nothing was loaded');
    return ms;
  });
}
