import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {DerivedTable, TableDefinition} from '#/lakehouse/define';
import {isRowRule, keepsOut, rowHolds} from '#/lakehouse/expectations';
import type {Lake} from '../harness/lake';
import {medianOf, repeat} from './medians';
import {countRows, withNative} from './native';
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

/** The SELECT with what the runner adds: rules that keep rows out, and the newest version of each key. */
function derivedSql({name, key, sequenceBy, expectations, sql}: DerivedTable): string {
  const kept = expectations
    .filter(keepsOut)
    .filter(isRowRule)
    .map((rule) => ` and ${rowHolds(rule)}`);
  const newest = sequenceBy.map((column) => `${column} desc`).join(', ');
  const one =
    newest === ''
      ? ''
      : ` qualify row_number() over (partition by ${key.join(', ')} order by ${newest}) = 1`;
  return `create table ${name} as select *, localtimestamp::timestamp as _processed_timestamp
    from (${sql}) as t where true${kept.join('')}${one}`;
}

/** How long native DuckDB took, with one thread, from JSON files to checkpointed tables. */
export interface NativeRun {
  readonly bronzeMs: number;
  /** Silver and gold, with the checkpoint. */
  readonly derivedMs: number;
  readonly rows: Readonly<Record<string, number>>;
}

/** Every table of the lake by its own SELECT, over the files in these folders by endpoint. */
export function runNative(
  tables: readonly TableDefinition[],
  folders: ReadonlyMap<string, string>,
  scratch: string,
): Promise<NativeRun> {
  return withNative(scratch, async (connection) => {
    const started = performance.now();
    for (const table of tables)
      if (table.layer === 'bronze')
        await connection.run(bronzeSql(table, folders.get(table.endpoint)));
    const loaded = performance.now();
    for (const table of tables)
      if (table.layer !== 'bronze') await connection.run(derivedSql(table));
    await connection.run('checkpoint');
    const derivedMs = performance.now() - loaded;
    const rows: Record<string, number> = {};
    for (const {name} of tables) rows[name] = await countRows(connection, name);
    return {bronzeMs: loaded - started, derivedMs, rows};
  });
}

/** Native DuckDB over the files this lake was loaded from; milliseconds from files to gold. */
export async function nativePipeline(app: Lake, folder: string, runs: number): Promise<number> {
  const staged = await fetchStaged(app, folder);
  const tables = await tableDefinitions();
  const timings = await repeat(runs, () => runNative(tables, staged, folder));
  return medianOf(timings.map(({bronzeMs, derivedMs}) => bronzeMs + derivedMs));
}
