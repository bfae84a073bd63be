import {type Column, processedTimestamp} from '#/lakehouse/define';
import {findTable, views} from '#/lakehouse/tables';
import type {Catalog, CatalogFunction, CatalogTable} from './catalog';

/** Every table and view with its columns, but for the engine’s own storage, which nobody needs to name. */
export const columnsSql = `
select schema_name as schema, table_name as "table", list(column_name order by column_index) as columns,
  list(data_type order by column_index) as types, current_schema() as current
from duckdb_columns()
where database_name = current_database() and not internal and schema_name <> 'stored'
group by all
order by all`;

export const functionsSql = `
select function_name as name, replace(function_type, 'table_macro', 'table') as kind,
  arg_min(array_to_string(parameters, ', '), len(parameters)) as parameters, any_value(description) as doc
from duckdb_functions()
where regexp_full_match(function_name, '[a-z][a-z0-9_]*') and function_type in ('scalar', 'aggregate', 'table', 'macro', 'table_macro')
  and not starts_with(function_name, 'pg_') and not starts_with(function_name, 'has_') and not starts_with(function_name, 'pragma_')
group by name, kind
order by name, kind`;

export interface ColumnsRow {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly types: readonly string[];
  readonly current: string;
}

export interface FunctionRow {
  readonly name: string;
  readonly kind: string;
  readonly parameters: string | null;
  readonly doc: string | null;
}

type Declared = {readonly doc: string; readonly columns: Readonly<Record<string, Column>>};

/** What the lake's definitions say of a table; of a quarantine what they say of the table it belongs to. */
function declaredOf(name: string): Declared | undefined {
  const own = findTable(name) ?? views.find((view) => view.name === name);
  if (own) return own;
  const of = findTable(name.replace(/^quarantine_/, ''));
  return of && {doc: `Rows that rules keep out of ${of.name}. ${of.doc}`, columns: of.columns};
}

function tableOf({schema, table, columns, types}: ColumnsRow): CatalogTable {
  const declared = declaredOf(table);
  const known = (column: string): Column | undefined =>
    column === processedTimestamp.name ? processedTimestamp.column : declared?.columns[column];
  return {
    schema,
    name: table,
    doc: declared?.doc ?? null,
    columns: columns.map((name, at) => ({
      name,
      type: types[at] ?? '',
      unit: unitOf(known(name)),
      doc: known(name)?.doc ?? null,
    })),
  };
}

const plainUnits: readonly string[] = ['1', 'text', 'flag', 'key'];

const unitOf = (column: Column | undefined): string | null =>
  column && !plainUnits.includes(column.unit) ? column.unit : null;

function functionOf({name, kind, parameters, doc}: FunctionRow): CatalogFunction {
  const kinds: Readonly<Record<string, CatalogFunction['kind']>> = {
    aggregate: 'aggregate',
    table: 'table',
    macro: 'macro',
  };
  return {name, kind: kinds[kind] ?? 'scalar', parameters: `(${parameters ?? ''})`, doc};
}

/** The catalog as DuckDB tells it, with what the lake's definitions say. */
export function catalogOf(
  tables: readonly ColumnsRow[],
  functions: readonly FunctionRow[],
): Catalog {
  return {
    schema: tables[0]?.current ?? '',
    tables: tables.map(tableOf),
    functions: functions.map(functionOf),
  };
}
