import {quoteName} from '#/base/quoteSql';
import {parseColumnType} from '#/lakehouse/columnType';
import {storedRows, storedSchema} from '#/lakehouse/bronze/storedBronze';
import type {TableName} from '#/lakehouse/define';
import type {Lake} from '../lake/openLake';
import type {StoredColumn} from './bronzeSchemas';
import {convertSql} from './convertSql';
import {isSameSchema} from './evolution';

let staged = 0;

/**
 * Appends a decoded chunk to a bronze table. The direct way is by position; a chunk that was decoded before the table
 * gained a column, or a column a wider type, goes by name through a temporary table.
 */
export async function insertChunk(
  {writer}: Lake,
  into: {
    readonly table: TableName;
    readonly decoded: readonly StoredColumn[];
    /** The stored columns at this moment. */
    readonly now: () => readonly StoredColumn[];
  },
  stream: Uint8Array,
): Promise<void> {
  if (isSameSchema(into.decoded, into.now()))
    return writer.insertArrow({schema: storedSchema, table: into.table, create: false}, stream);
  staged += 1;
  const table = `_chunk_${staged}`;
  await writer.insertArrow({schema: storedSchema, table, create: true}, stream);
  const from = `${storedSchema}.${table}`;
  const values = selectList(into.decoded, into.now());
  await writer.run(
    `INSERT INTO ${storedRows(into.table)} BY NAME SELECT ${values} FROM ${from}; DROP TABLE ${from};`,
  );
}

function selectList(decoded: readonly StoredColumn[], now: readonly StoredColumn[]): string {
  return decoded
    .map(({name, type}, i) => {
      const column = quoteName(name);
      const to = now[i]?.type ?? type;
      if (to === type) return column;
      return `${convertSql(column, parseColumnType(type), parseColumnType(to))} AS ${column}`;
    })
    .join(', ');
}
