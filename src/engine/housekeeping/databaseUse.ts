import {quoteValue} from '#/base/quoteSql';
import type {DatabaseUse, LayerUse} from '#/contracts/storage';
import {storedRows} from '#/lakehouse/bronze/storedBronze';
import type {TableName} from '#/lakehouse/define';
import {findTable, tables} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import {hasQuarantine, quarantineName} from '../lake/tableDdl';
import {readVersions} from '../lake/versions';
import {fileIn} from '../storage/opfs';

export interface FileSize {
  readonly bytes: number;
  readonly logBytes: number;
  readonly reusableBytes: number;
}

/** The database file as it lies there, and its log, which DuckDB writes over and does not shorten while it is open. */
export async function databaseSize(session: Session, catalog: string): Promise<FileSize> {
  const root = await navigator.storage.getDirectory();
  const names = [`${catalog}.duckdb`, `${catalog}.duckdb.wal`];
  const files = await Promise.all(names.map((name) => fileIn(root, name)));
  const sizes = await Promise.all(files.map(async (file) => (await file?.getFile())?.size ?? 0));
  const {reusableBytes} = await blocksOf(session, catalog);
  const [bytes = 0, logBytes = 0] = sizes;
  return {bytes, logBytes, reusableBytes};
}

/** The database's blocks, empty and in use. */
export async function blocksOf(session: Session, catalog: string) {
  const [row] = await session.rows(`
SELECT block_size * free_blocks AS free, block_size * used_blocks AS used
FROM pragma_database_size() WHERE database_name = ${quoteValue(catalog)}`);
  return {reusableBytes: Number(row?.['free'] ?? 0), usedBytes: Number(row?.['used'] ?? 0)};
}

/** What each table has of the database's blocks; of a block of several tables, the same share each. */
export async function tableBytes(
  session: Session,
  names: readonly TableName[],
): Promise<ReadonlyMap<TableName, number>> {
  if (names.length === 0) return new Map();
  const blocks = names.flatMap((name) =>
    storedNames(name).map(
      (stored) =>
        `SELECT ${quoteValue(name)} AS name, block_id FROM pragma_storage_info(${quoteValue(stored)}) WHERE block_id >= 0`,
    ),
  );
  const rows = await session.rows(`
SELECT name, sum(share)::DOUBLE AS blocks, (SELECT max(block_size) FROM pragma_database_size()) AS size FROM (
  SELECT name, 1 / count(*) OVER (PARTITION BY block_id) AS share
  FROM (SELECT DISTINCT name, block_id FROM (${blocks.join('\nUNION ALL ')})))
GROUP BY name`);
  return new Map(
    rows.map(({name, blocks: n, size}) => [
      // Only names that were asked for come back.
      String(name) as TableName,
      Math.round(Number(n) * blockBytes(size)),
    ]),
  );
}

const blockBytes = (size: unknown) => Number(size ?? 262_144);

/** A table's own rows and its quarantine. */
function storedNames(name: TableName): readonly string[] {
  const table = findTable(name);
  if (table?.layer === 'bronze') return [storedRows(name)];
  return table && hasQuarantine(table) ? [name, quarantineName(table)] : [name];
}

export async function databaseUse(session: Session, catalog: string): Promise<DatabaseUse> {
  const size = await databaseSize(session, catalog);
  const {usedBytes} = await blocksOf(session, catalog);
  const versions = await readVersions(session);
  const bytes = await tableBytes(
    session,
    tables.map(({name}) => name),
  );
  const layers = (['bronze', 'silver', 'gold'] as const).map((layer): LayerUse => {
    const own = tables.filter((table) => table.layer === layer);
    return {
      layer,
      rows: own.reduce((sum, {name}) => sum + (versions.get(name)?.rows ?? 0), 0),
      bytes: own.reduce((sum, {name}) => sum + (bytes.get(name) ?? 0), 0),
    };
  });
  const rest = usedBytes - layers.reduce((sum, layer) => sum + layer.bytes, 0);
  const [ops] = await session.rows(
    "SELECT sum(estimated_size)::DOUBLE AS n FROM duckdb_tables() WHERE schema_name = 'ops' AND database_name = current_database()",
  );
  return {
    ...size,
    layers: [...layers, {layer: 'ops', rows: Number(ops?.['n'] ?? 0), bytes: Math.max(0, rest)}],
  };
}
