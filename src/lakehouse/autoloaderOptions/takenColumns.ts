import {deliveredColumns} from '../bronze/bronzeTable';
import type {TableName} from '../define';
import {bronzeTables} from '../tables';
import type {AutoloaderOptions} from './autoloaderOptions';
import type {OptionProblem} from './parseAutoloaderOptions';

const naming = ['rescuedDataColumn', 'columnNameOfCorruptRecord'] as const;

/**
 * Names given to columns that the autoloader fills itself, and that the table, or any of them when it is null, has
 * for what is delivered. A column that only files have brought is found when the next one is loaded.
 */
export function takenColumns(
  options: AutoloaderOptions,
  table: TableName | null,
): readonly OptionProblem[] {
  const tables = bronzeTables.filter(({name}) => table === null || name === table);
  return naming.flatMap((option) => {
    const given = options[option]?.toLowerCase();
    const taken = tables.find((one) =>
      Object.keys(deliveredColumns(one)).some((name) => name.toLowerCase() === given),
    );
    return taken
      ? [{option, problem: `${taken.name} has a column of this name: write another one.`}]
      : [];
  });
}
