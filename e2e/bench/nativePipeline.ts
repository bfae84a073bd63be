import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {DerivedTable, TableDefinition} from '#/lakehouse/define';
import type {Lake} from '../harness/lake';
import {medianOf, repeat} from './medians';
import {type Timing, withNative} from './native';
import {tableDefinitions} from './tableDefinitions';

/** Copies the staged files out of the browser; answers with the folder of each endpoint that has some. */
async function fetchStaged(app: Lake, folder: string): Promise<ReadonlyMap<string, string>> {
  const folders = new Map<string, string>();
  for (const path of Object.keys(await app.stagedFiles())) {
    const text = await app.page.evaluate(async (path) => {
      const parts = path.split('/').filter((part) => part !== '');
      const name = parts.pop() ?? '';
      let at = await navigator.storage.getDirectory();
      for (const part of parts) at = await at.getDirectoryHandle(part);
      return (await (await at.getFileHandle(name)).getFile()).text();
    }, path);
    const endpoint = path.split('/').at(-2) ?? '';
    const copy = join(folder, 'staged', endpoint, path.split('/').at(-1) ?? '');
    mkdirSync(dirname(copy), {recursive: true});
    writeFileSync(copy, text);
    folders.set(endpoint, dirname(copy));
  }
  return folders;
}

/** read_json with the columns bronze declares, and the columns the autoloader adds. */
function bronzeSql(table: TableDefinition, folder: string | undefined): string {
  const columns = Object.entries(table.columns);
  const own = columns.filter(([name]) => !name.startsWith('_'));
  if (folder === undefined)
    return `create table ${table.name} (${columns.map(([n, c]) => `"${n}" ${c.type}`).join(', ')})`;
  const typed = own.map(([name, {type}]) => `'${name}': '${type}'`).join(', ');
  return `create table ${table.name} as
    select *, filename as _source_file, localtimestamp::timestamp as _ingestion_timestamp,
      1::bigint as _batch_id, null::varchar as _rescued_data
    from read_json('${folder}/*.json', format = 'array', filename = true, columns = {${typed}})`;
}

/** The SELECT with the newest version of each key, as the runner adds it. */
function derivedSql({name, key, sequenceBy, sql}: DerivedTable): string {
  const newest =
    sequenceBy.length === 0
      ? ''
      : ` qualify row_number() over (partition by ${key.join(', ')} order by ${sequenceBy
          .map((column) => `${column} desc`)
          .join(', ')}) = 1`;
  return `create table ${name} as select *, localtimestamp::timestamp as _processed_timestamp from (${sql}) as q${newest}`;
}

/** Native DuckDB, one thread, over the files this lake was loaded from: bronze, silver, gold, checkpoint. */
export async function nativePipeline(app: Lake, folder: string, runs: number): Promise<Timing> {
  const staged = await fetchStaged(app, folder);
  const tables = await tableDefinitions();
  const timings = await repeat(runs, () =>
    withNative(folder, async (connection) => {
      const started = performance.now();
      for (const table of tables)
        await connection.run(
          table.layer === 'bronze'
            ? bronzeSql(table, staged.get(table.endpoint))
            : derivedSql(table),
        );
      await connection.run('checkpoint');
      return performance.now() - started;
    }),
  );
  return {ms: medianOf(timings), rows: tables.length};
}
