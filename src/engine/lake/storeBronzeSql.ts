import {quoteName, quoteValue} from '#/base/quoteSql';
import {fileNumber, sourcesTable, storedColumns, storedRows} from '#/lakehouse/bronze/storedBronze';
import {lineage, type TableName} from '#/lakehouse/define';
import {bronzeTables} from '#/lakehouse/tables';
import type {Session} from '../db/session';

/**
 * SQL that takes apart the bronze tables of a lake before format 4, which had the file, the time and the batch in
 * every row. Nothing for a lake without such tables. Run it in a transaction; the views come after it.
 */
export async function storeBronzeSql(writer: Session, schema: string): Promise<string> {
  const rows = await writer.rows(`
SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (database_name, schema_name, table_name)
WHERE database_name = current_database() AND schema_name = ${quoteValue(schema)} ORDER BY table_name, column_index`);
  return bronzeTables
    .map(({name}) => {
      const columns = rows.flatMap((row) =>
        row['table_name'] === name ? [String(row['column_name'])] : [],
      );
      return columns.length === 0 ? '' : storeSql(`${quoteName(schema)}.${name}`, name, columns);
    })
    .join('\n');
}

const lineageNames = Object.keys(lineage);

function storeSql(old: string, name: TableName, columns: readonly string[]): string {
  const stored = storedColumns(columns.map((column) => ({name: column, type: 'VARCHAR'})));
  const isSame = lineageNames
    .map((column) => `was.${column} IS NOT DISTINCT FROM source.${column}`)
    .join(' AND ');
  return `
INSERT INTO ${sourcesTable} SELECT (SELECT coalesce(max(${fileNumber}), 0) FROM ${sourcesTable})
  + row_number() OVER (ORDER BY _ingestion_timestamp, _source_file), ${lineageNames.join(', ')}
FROM (SELECT DISTINCT ${lineageNames.join(', ')} FROM ${old});
CREATE TABLE ${storedRows(name)} AS SELECT ${stored.map((column) => quoteName(column.name)).join(', ')}
FROM ${old} AS was JOIN ${sourcesTable} AS source ON ${isSame};
DROP TABLE ${old};`;
}
