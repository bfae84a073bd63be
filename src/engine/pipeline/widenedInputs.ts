import {quoteName, quoteValue} from '#/base/quoteSql';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import {findTable} from '#/lakehouse/tables';
import type {Lake} from '../lake/openLake';
import {declaredValue} from './declaredValue';

/**
 * The inputs of a table that have columns of other types than declared, since the autoloader widened them; each with
 * what a SELECT of all its columns replaces to have the declared types.
 */
export type WidenedInputs = (table: DerivedTable) => ReadonlyMap<TableName, string>;

/** As the bronze tables stand; to be read again when the autoloader has run. */
export async function readWidenedInputs({writer, catalog, schema}: Lake): Promise<WidenedInputs> {
  const rows = await writer.rows(`
SELECT table_name, column_name, data_type FROM duckdb_columns()
WHERE database_name = ${quoteValue(catalog)} AND schema_name = ${quoteValue(schema)}
  AND starts_with(table_name, 'bronze_')`);
  const stored = new Map(
    rows.map((row) => [`${row['table_name']}.${row['column_name']}`, row['data_type']]),
  );
  return ({inputs}) =>
    new Map(
      inputs.flatMap((input) => {
        const definition = findTable(input);
        if (definition?.layer !== 'bronze') return [];
        const replaced = Object.entries(definition.columns)
          .filter(([name, {type}]) => (stored.get(`${input}.${name}`) ?? type) !== type)
          .map(([name, {type}]) => `${declaredValue(name, type)} AS ${quoteName(name)}`);
        return replaced.length === 0 ? [] : [[input, replaced.join(', ')] as const];
      }),
    );
}
