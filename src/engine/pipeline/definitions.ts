import type {BronzeTable, DerivedTable, TableDefinition, TableName} from '#/lakehouse/define';
import {bronzeTables, derivedTables} from '#/lakehouse/tables';

/** The tables of a pipeline, in an order in which they can be run. */
export interface Definitions {
  readonly bronze: readonly BronzeTable[];
  readonly derived: readonly DerivedTable[];
}

export const lakeDefinitions: Definitions = {bronze: bronzeTables, derived: derivedTables};

export const allOf = ({bronze, derived}: Definitions): readonly TableDefinition[] => [
  ...bronze,
  ...derived,
];

export function definitionOf(
  definitions: Definitions,
  name: TableName,
): TableDefinition | undefined {
  return allOf(definitions).find((table) => table.name === name);
}
