import type {DerivedTable, TableName} from '#/lakehouse/define';
import {derivedTables} from '#/lakehouse/tables';

/** These tables and every derived table they are made from, in an order in which they can be run. */
export function withInputs(...names: readonly TableName[]): readonly DerivedTable[] {
  const wanted = new Set<TableName>(names);
  for (const table of derivedTables.toReversed())
    if (wanted.has(table.name)) for (const input of table.inputs) wanted.add(input);
  return derivedTables.filter(({name}) => wanted.has(name));
}
