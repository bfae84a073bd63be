import {quoteName, quoteValue} from '#/base/quoteSql';
import {storedRows} from '#/lakehouse/bronze/storedBronze';
import type {TableDefinition} from '#/lakehouse/define';

/** DuckDB's block; a segment of a column lies in one or begins there, and a block holds segments of several columns. */
const blockSize = 262_144;
/** Of a block, without its checksum. */
const blockRoom = blockSize - 8;

export interface ColumnSize {
  readonly name: string;
  /** What its segments take, at most. */
  readonly bytes: number;
  /** The ways its segments are compressed, the most frequent first. */
  readonly compression: readonly string[];
}

/** What has a table's rows: bronze tables are views of it. */
export const storedName = ({layer, name}: TableDefinition): string =>
  layer === 'bronze' ? storedRows(name) : quoteName(name);

/**
 * Stored bytes by column, the most first. A segment reaches to the next one of this table in its block, or to the block's
 * end, where others may begin: so it is an upper bound. Rows that no checkpoint has written yet do not count.
 */
export function sizesSql(relation: string): string {
  return `WITH segments AS (
  SELECT column_name, compression, persistent, additional_block_ids,
    CASE WHEN NOT persistent OR block_id IS NULL OR block_id < 0 THEN 0
      ELSE coalesce(lead(block_offset) OVER (PARTITION BY block_id ORDER BY block_offset), ${blockRoom}) - block_offset
    END AS reach, segment_type
  FROM pragma_storage_info(${quoteValue(relation)}))
SELECT column_name AS name, sum(reach + len(additional_block_ids) * ${blockSize})::DOUBLE AS bytes,
  list(DISTINCT compression ORDER BY compression) FILTER (segment_type <> 'VALIDITY') AS compression
FROM segments GROUP BY column_name ORDER BY bytes DESC, name`;
}

export interface DatabaseSize {
  /** Of blocks that hold something. */
  readonly used: number;
  readonly free: number;
}

/** The database file as a whole. */
export const databaseSizeSql = `SELECT (used_blocks * block_size)::DOUBLE AS used, (free_blocks * block_size)::DOUBLE AS free
FROM pragma_database_size() WHERE database_name = current_database()`;
