import {AppError} from '#/base/errors';
import {quoteName, quoteValue} from '#/base/quoteSql';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';
import {positioned} from './describeResult';
import {scratchSchema} from './statement';

/** Everything outside of the schema scratch that a statement could make, alter or drop, as one figure. */
const outside = (catalog: string) => {
  const own = `database_name = ${quoteValue(catalog)} AND schema_name <> ${quoteValue(scratchSchema)}`;
  return `
SELECT count(*)::INTEGER AS things, coalesce(bit_xor(hash(thing)), 0)::VARCHAR AS content FROM (
  SELECT concat_ws('|', 'table', schema_name, table_oid, sql, index_count, check_constraint_count) AS thing FROM duckdb_tables() WHERE ${own}
  UNION ALL SELECT concat_ws('|', 'view', schema_name, view_oid, sql) FROM duckdb_views() WHERE NOT internal AND ${own}
  UNION ALL SELECT concat_ws('|', 'schema', schema_name, oid) FROM duckdb_schemas() WHERE NOT internal AND ${own}
  UNION ALL SELECT concat_ws('|', 'index', schema_name, index_oid, sql) FROM duckdb_indexes() WHERE ${own}
  UNION ALL SELECT concat_ws('|', 'sequence', schema_name, sequence_oid, last_value) FROM duckdb_sequences() WHERE ${own}
  UNION ALL SELECT concat_ws('|', 'function', schema_name, function_oid, macro_definition) FROM duckdb_functions() WHERE NOT internal AND ${own}
  UNION ALL SELECT concat_ws('|', 'type', schema_name, type_oid) FROM duckdb_types() WHERE NOT internal AND ${own}
)`;
};

/**
 * Runs a statement whose target is in `scratch`, in one transaction that is durable when this resolves. The schema is
 * made when it is missing. A statement that changed what tables there are outside of it is undone: its target was
 * looked at before, so this holds a gap in that shut.
 *
 * @throws AppError as `work`; 'sql.read-only' when it was undone
 */
export function writeScratch<T>(lake: Lake, work: (writer: Session) => Promise<T>): Promise<T> {
  const {writer, catalog} = lake;
  const things = async () => JSON.stringify(await writer.rows(outside(catalog)));
  return lake.commit(async () => {
    await writer.run(
      `CREATE SCHEMA IF NOT EXISTS ${quoteName(catalog)}.${quoteName(scratchSchema)}`,
    );
    const before = await things();
    await writer.run('SET errors_as_json=true');
    try {
      const result = await positioned(0, () => work(writer));
      if ((await things()) !== before)
        throw new AppError(
          'sql.read-only',
          'Nothing outside of the schema scratch is changed here',
        );
      return result;
    } finally {
      await writer.run('RESET errors_as_json').catch(() => undefined);
    }
  });
}
