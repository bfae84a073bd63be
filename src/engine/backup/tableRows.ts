import {quoteName, quoteValue} from '#/base/quoteSql';
import type {BackupTable} from '#/contracts/backup';
import type {Lake} from '../lake/openLake';

/** Every table of the lake's database with its rows. */
export function tableRows(lake: Lake): Promise<readonly BackupTable[]> {
  return lake.read(async (session) => {
    const tables = await session.rows(`
      SELECT schema_name AS s, table_name AS t FROM duckdb_tables()
      WHERE database_name = ${quoteValue(lake.catalog)} AND NOT internal AND NOT temporary
      ORDER BY 1, 2`);
    const names = tables.map((row) => [String(row['s']), String(row['t'])] as const);
    if (names.length === 0) return [];
    const counts = names.map(
      ([schema, table], at) =>
        `SELECT ${at} AS place, count(*) AS n FROM ${quoteName(schema)}.${quoteName(table)}`,
    );
    const rows = await session.rows(`${counts.join(' UNION ALL ')} ORDER BY place`);
    return names.map(([schema, table], at) => ({
      name: `${schema}.${table}`,
      rows: Number(rows[at]?.['n'] ?? 0),
    }));
  });
}
