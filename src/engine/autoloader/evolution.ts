import {AppError} from '#/base/errors';
import type {AutoloaderOptions} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import type {StoredColumn} from './bronzeSchemas';

/** Columns that hints add before any file has them. Hints about fields inside a column have none. */
export function hintedColumns({schemaHints}: AutoloaderOptions): readonly StoredColumn[] {
  return (schemaHints ?? []).flatMap(({path: [name, ...inside], type}) =>
    name === undefined || inside.length > 0 ? [] : [{name, type}],
  );
}

/**
 * The columns a table gains for keys that a file has and it has not: none in the modes that keep such values in the
 * rescued data.
 *
 * @throws AppError 'schema.new-columns' in the mode failOnNewColumns
 */
export function columnsToAdd(
  options: AutoloaderOptions,
  found: readonly StoredColumn[],
  place: {readonly path: string; readonly table: string},
): readonly StoredColumn[] {
  if (found.length === 0) return [];
  const {schemaEvolutionMode: mode, inferColumnTypes} = options;
  if (mode === 'failOnNewColumns') {
    const names = found.map(({name}) => name).join(', ');
    throw new AppError(
      'schema.new-columns',
      `${place.path} has what ${place.table} has no column for: ${names}. Nothing of it is loaded`,
      {details: {table: place.table}},
    );
  }
  if (mode !== 'addNewColumns') return [];
  const hinted = new Map(
    hintedColumns(options).map(({name, type}) => [name.toLowerCase(), type] as const),
  );
  return found.map(({name, type}) => ({
    name,
    type: hinted.get(name.toLowerCase()) ?? (inferColumnTypes ? type : 'VARCHAR'),
  }));
}
