import {quoteValue} from '#/base/quoteSql';
import type {QuarantineName, TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import type {Lake} from '../lake/openLake';

type Metadata = Readonly<Record<string, string>>;

/** What every file tells: who wrote it, when, and with which DuckDB. */
export async function fileMetadata(session: Session): Promise<Metadata> {
  const [row] = await session.rows('SELECT version() AS duckdb');
  return {
    'laplake.version': __LAPLAKE_VERSION__,
    'laplake.duckdb': String(row?.['duckdb']),
    'laplake.exported_at': new Date().toISOString(),
  };
}

/**
 * What a file of a table tells beside: its name in the lake, what it holds, its version and the update that made it,
 * what it was made from and at which versions, and what its columns mean. Lists and records are JSON.
 */
export async function tableMetadata(
  session: Session,
  {catalog, schema}: Pick<Lake, 'catalog' | 'schema'>,
  name: TableName | QuarantineName,
): Promise<Metadata> {
  const source = name.replace(/^quarantine_/, '');
  const table = findTable(source);
  const [made] = await session.rows(
    `SELECT version, update_id, committed_at::VARCHAR AS committed_at FROM ops.table_versions
     WHERE table_name = ${quoteValue(source)}`,
  );
  const read = await session.rows(
    `SELECT input_name, version FROM ops.flow_inputs WHERE table_name = ${quoteValue(source)} ORDER BY input_name`,
  );
  const inputs = read.map((row) => ({table: row['input_name'], version: row['version']}));
  return {
    ...(await fileMetadata(session)),
    'laplake.table': `${catalog}.${schema}.${name}`,
    ...(table && {
      'laplake.doc': table.doc,
      'laplake.layer': table.layer,
      'laplake.columns': JSON.stringify(table.columns),
      'laplake.inputs': JSON.stringify(inputs),
    }),
    ...(made && {
      'laplake.table_version': String(made['version']),
      'laplake.update_id': String(made['update_id']),
      'laplake.committed_at': `${String(made['committed_at']).replace(' ', 'T')}Z`,
    }),
  };
}
