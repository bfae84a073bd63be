import {groupBy} from '#/base/groupBy';
import {quoteName, quoteValue} from '#/base/quoteSql';
import {bronzeSelect, storedSchema} from '#/lakehouse/bronze/storedBronze';
import type {TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import type {Session} from '../db/session';
import {storedOf} from './tableDdl';

/** SQL that makes the bronze tables which are not there yet of what is stored: of the columns that are, not of those declared. */
export async function showBronzeSql(writer: Session, schema: string): Promise<string> {
  const rows = await writer.rows(`
SELECT table_name, column_name FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = '${storedSchema}' AND table_name NOT IN (
  SELECT view_name FROM duckdb_views()
  WHERE database_name = current_database() AND schema_name = ${quoteValue(schema)})
ORDER BY table_name, column_index`);
  const columns = groupBy(rows, (row) => row['table_name']);
  return bronzeTables
    .map(({name}) => {
      const stored = (columns.get(name) ?? []).map((row) => String(row['column_name']));
      return stored.length === 0 ? '' : showSql(schema, name, stored);
    })
    .join('\n');
}

/** The same in a new lake, where what is declared is stored. */
export const showDeclaredSql = (schema: string): string =>
  bronzeTables
    .map((table) =>
      showSql(
        schema,
        table.name,
        storedOf(table).map(({name}) => name),
      ),
    )
    .join('\n');

const showSql = (schema: string, name: TableName, stored: readonly string[]) =>
  `CREATE VIEW IF NOT EXISTS ${quoteName(schema)}.${name} AS ${bronzeSelect(name, stored)};`;
