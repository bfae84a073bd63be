import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {type DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';

/** Milliseconds and what was moved in them. */
export interface Timing {
  readonly ms: number;
  readonly rows: number;
}

/** car_data's columns as bronze declares them. */
const carDataColumns = `{session_key: 'BIGINT', driver_number: 'BIGINT', date: 'TIMESTAMP', speed: 'BIGINT',
  throttle: 'BIGINT', brake: 'BIGINT', n_gear: 'BIGINT', rpm: 'BIGINT', drs: 'BIGINT', meeting_key: 'BIGINT'}`;

/** Native DuckDB on a database file of its own, held to one thread; the file is removed at the end. */
export async function withNative<T>(
  folder: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const path = join(folder, 'native.duckdb');
  rmSync(path, {force: true});
  const instance = await DuckDBInstance.create(path, {threads: '1'});
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(path, {force: true});
    rmSync(`${path}.wal`, {force: true});
  }
}

export async function countRows(connection: DuckDBConnection, table: string): Promise<number> {
  const reader = await connection.runAndReadAll(`select count(*)::int from ${table}`);
  return Number(reader.getRows()[0]?.[0]);
}

/** What each row of a bronze table tells beside its data, as DuckDB itself can. */
const bronzeColumns = `* exclude (filename), filename as _source_file, localtimestamp as _ingestion_timestamp, 1::bigint as _batch_id,
  null::varchar as _rescued_data`;

/**
 * One JSON file into a table on disk, checkpointed: with columns told, or found out by reading ahead; with
 * the columns of a bronze table, or with those of the file alone.
 */
export function nativeReadJson(
  folder: string,
  file: string,
  {typed, bronze}: {readonly typed: boolean; readonly bronze: boolean},
): Promise<Timing> {
  return withNative(folder, async (connection) => {
    const columns = typed ? `, columns = ${carDataColumns}` : '';
    const started = performance.now();
    await connection.run(
      `create table bronze_car_data as select ${bronze ? bronzeColumns : '*'}
      from read_json('${file}', format = 'array', filename = ${bronze}${columns})`,
    );
    await connection.run('checkpoint');
    const ms = performance.now() - started;
    return {ms, rows: await countRows(connection, 'bronze_car_data')};
  });
}

/** COPY of a table on disk to one Parquet file, ZSTD. */
export function nativeCopyParquet(folder: string, file: string): Promise<Timing> {
  return withNative(folder, async (connection) => {
    await connection.run(
      `create table bronze_car_data as select * from read_json('${file}', format = 'array', columns = ${carDataColumns})`,
    );
    await connection.run('checkpoint');
    const started = performance.now();
    await connection.run(
      `copy bronze_car_data to '${join(folder, 'native.parquet')}' (format parquet, compression zstd)`,
    );
    const ms = performance.now() - started;
    return {ms, rows: await countRows(connection, 'bronze_car_data')};
  });
}
