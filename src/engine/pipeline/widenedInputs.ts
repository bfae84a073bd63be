import {quoteName, quoteValue} from '#/base/quoteSql';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import type {Lake} from '../lake/openLake';
import {declaredValue} from './declaredValue';

/**
 * The inputs of a table that have columns of other types than declared, since the autoloader widened them; each with
 * what a SELECT of all its columns replaces to have the declared types.
 */
export async function widenedInputs(
  {writer, catalog, schema}: Lake,
  {inputs}: DerivedTable,
): Promise<ReadonlyMap<TableName, string>> {
  const bronze = inputs.filter((input) => findTable(input)?.layer === 'bronze');
  if (bronze.length === 0) return new Map();
  const rows = await writer.rows(`
SELECT table_name, column_name, data_type FROM duckdb_columns()
WHERE database_name = ${quoteValue(catalog)} AND schema_name = ${quoteValue(schema)}
  AND table_name IN (${bronze.map(quoteValue).join(', ')})`);
  const stored = new Map(
    rows.map((row) => [`${row['table_name']}.${row['column_name']}`, row['data_type']]),
  );
  const widened = bronze.flatMap((input) => {
    const replaced = Object.entries(findTable(input)?.columns ?? {})
      .filter(([name, {type}]) => (stored.get(`${input}.${name}`) ?? type) !== type)
      .map(([name, {type}]) => `${declaredValue(name, type)} AS ${quoteName(name)}`);
    return replaced.length === 0 ? [] : [[input, replaced.join(', ')] as const];
  });
  return new Map(widened);
}
