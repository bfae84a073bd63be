import {quoteName} from '#/base/quoteSql';
import type {Lake} from '../lake/openLake';
import type {StoredColumn} from './bronzeSchemas';

let staged = 0;

/**
 * Appends a decoded chunk to a bronze table. The direct way is by position; a chunk that was decoded before
 * the table gained a column goes by name, through a temporary table.
 */
export async function insertChunk(
  {writer, catalog, schema}: Lake,
  into: {
    readonly table: string;
    readonly decoded: readonly StoredColumn[];
    readonly now: readonly StoredColumn[];
  },
  stream: Uint8Array,
): Promise<void> {
  if (into.decoded.length === into.now.length)
    return writer.insertArrow({schema, table: into.table, create: false}, stream);
  staged += 1;
  const table = `_chunk_${staged}`;
  await writer.insertArrow({schema, table, create: true}, stream);
  const from = `${quoteName(catalog)}.${quoteName(schema)}.${table}`;
  await writer.run(`INSERT INTO ${into.table} BY NAME SELECT * FROM ${from}; DROP TABLE ${from};`);
}
