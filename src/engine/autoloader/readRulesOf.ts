import {AppError} from '#/base/errors';
import type {AutoloaderOptions} from '#/lakehouse/autoloaderOptions/autoloaderOptions';
import type {StoredColumn} from './bronzeSchemas';
import {type ReadRules, usualRules} from './decode/readRules';

/** How the options have a table's files read. */
export function readRulesOf(options: AutoloaderOptions): ReadRules {
  const {mode, columnNameOfCorruptRecord, ignoreCorruptFiles, readerCaseSensitive} = options;
  const corruptColumn = mode === 'PERMISSIVE' ? columnNameOfCorruptRecord : null;
  const kept = corruptColumn === null ? 'refuse' : 'keep';
  return {
    rescuedColumn: rescuedColumnOf(options),
    isCaseSensitive: readerCaseSensitive,
    malformedRecord: mode === 'DROPMALFORMED' ? 'drop' : kept,
    corruptColumn,
    keepsRowsBeforeFault: ignoreCorruptFiles,
  };
}

/** Null: no rescued data is kept. */
export function rescuedColumnOf({
  rescuedDataColumn,
  schemaEvolutionMode,
}: AutoloaderOptions): string | null {
  if (rescuedDataColumn !== null) return rescuedDataColumn === '' ? null : rescuedDataColumn;
  return schemaEvolutionMode === 'none' ? null : usualRules.rescuedColumn;
}

/** The columns that the autoloader fills itself, for a table that does not have them yet. */
export function ownColumns({rescuedColumn, corruptColumn}: ReadRules): readonly StoredColumn[] {
  return [rescuedColumn, corruptColumn].flatMap((name) =>
    name === null ? [] : [{name, type: 'VARCHAR' as const}],
  );
}

/**
 * The rules with the columns' names as the table spells them.
 *
 * @throws AppError 'config.invalid' when one is there and holds something else
 */
export function rulesForTable(
  rules: ReadRules,
  table: string,
  columns: readonly StoredColumn[],
): ReadRules {
  const stored = (option: string, name: string | null): string | null => {
    const column = columns.find((one) => one.name.toLowerCase() === name?.toLowerCase());
    if (!column || column.type === 'VARCHAR') return column?.name ?? name;
    throw new AppError(
      'config.invalid',
      `${table} has a column ${column.name} of type ${column.type}: give ${option} another name`,
      {details: {table}},
    );
  };
  return {
    ...rules,
    rescuedColumn: stored('rescuedDataColumn', rules.rescuedColumn),
    corruptColumn: stored('columnNameOfCorruptRecord', rules.corruptColumn),
  };
}
