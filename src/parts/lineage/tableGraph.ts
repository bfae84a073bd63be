import type {TableDefinition, TableName} from '#/lakehouse/define';
import {readsOf} from '#/lakehouse/expectations';

export interface GraphEdge {
  readonly from: TableName;
  readonly to: TableName;
}

/** What a table reads: its inputs and those that a foreign key keeps its rows out by. */
export const inputsOf = (table: TableDefinition): readonly TableName[] =>
  table.layer === 'bronze' ? [] : readsOf(table);

/** An edge from each table to every other that reads it. */
export const graphEdges = (tables: readonly TableDefinition[]): readonly GraphEdge[] =>
  tables.flatMap((table) => inputsOf(table).map((from) => ({from, to: table.name})));

/** How many tables the longest way to a table leads through: 0 for those that read none. */
export function depths(tables: readonly TableDefinition[]): ReadonlyMap<TableName, number> {
  const found = new Map<TableName, number>();
  for (const table of tables) {
    const before = inputsOf(table).map((input) => found.get(input) ?? 0);
    found.set(table.name, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  return found;
}

export interface Kin {
  /** All it is made from, near and far. */
  readonly ancestors: ReadonlySet<TableName>;
  /** All that is made from it. */
  readonly descendants: ReadonlySet<TableName>;
}

export function kinOf(table: TableName, edges: readonly GraphEdge[]): Kin {
  return {
    ancestors: reached(table, (name) => edges.flatMap(({from, to}) => (to === name ? [from] : []))),
    descendants: reached(table, (name) =>
      edges.flatMap(({from, to}) => (from === name ? [to] : [])),
    ),
  };
}

function reached(
  start: TableName,
  next: (name: TableName) => readonly TableName[],
): ReadonlySet<TableName> {
  const seen = new Set<TableName>();
  const waiting = [...next(start)];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...next(name));
  }
  return seen;
}
