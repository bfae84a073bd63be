import type {TableDefinition, TableName} from '../define';
import {derivedTables, findTable} from '../tables';
import {columnLineage, type SourceColumn, type TableLineage} from './columnLineage';
import {UnreadSql} from './sqlNodes';

const known = new Map<TableName, TableLineage | UnreadSql | null>();

/** What a table's columns are made of; null for bronze, which is loaded from files. Read once. */
export function lineageOf(table: TableDefinition): TableLineage | UnreadSql | null {
  const found = known.get(table.name);
  if (found !== undefined) return found;
  const lineage =
    table.layer === 'bronze' ? null : columnLineage(table.sql, columnsOf(table.inputs));
  known.set(table.name, lineage);
  return lineage;
}

const columnsOf = (inputs: readonly TableName[]) => (name: string) => {
  const table = inputs.some((input) => input === name) ? findTable(name) : undefined;
  return table && Object.keys(table.columns);
};

export interface ColumnTrace {
  /** Every column it is made of, over all tables between, itself among them. */
  readonly columns: readonly SourceColumn[];
  /** False where something on the way cannot be told. */
  readonly isWhole: boolean;
}

/** Follows a column through all tables it comes through, down to bronze. */
export function traceColumn(start: SourceColumn): ColumnTrace {
  const seen = new Map<string, SourceColumn>();
  const waiting: SourceColumn[] = [start];
  let isWhole = true;
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const key = `${at.table}.${at.column}`;
    if (seen.has(key)) continue;
    seen.set(key, at);
    const table = findTable(at.table);
    const lineage = table ? lineageOf(table) : undefined;
    if (lineage === null) continue;
    const made =
      lineage === undefined || lineage instanceof UnreadSql
        ? undefined
        : lineage.columns.get(at.column.toLowerCase());
    if (made?.kind === 'told') waiting.push(...made.from);
    else isWhole = false;
  }
  return {columns: [...seen.values()], isWhole};
}

/** Every column that is made of it, through all tables between; without itself. What cannot be told is not among them. */
export function columnsMadeOf(start: SourceColumn): readonly SourceColumn[] {
  const found = new Map<string, SourceColumn>();
  const waiting: SourceColumn[] = [start];
  for (let at = waiting.pop(); at; at = waiting.pop())
    for (const made of readersOf(at)) {
      const key = `${made.table}.${made.column}`;
      if (found.has(key)) continue;
      found.set(key, made);
      waiting.push(made);
    }
  return [...found.values()];
}

function readersOf(source: SourceColumn): readonly SourceColumn[] {
  const column = source.column.toLowerCase();
  return derivedTables.flatMap((table) => {
    const reads = table.inputs.some((input) => input === source.table);
    const lineage = reads ? lineageOf(table) : null;
    if (lineage === null || lineage instanceof UnreadSql) return [];
    return Object.keys(table.columns).flatMap((name) => {
      const made = lineage.columns.get(name.toLowerCase());
      const isMade =
        made?.kind === 'told' &&
        made.from.some(
          (from) => from.table === source.table && from.column.toLowerCase() === column,
        );
      return isMade ? [{table: table.name, column: name}] : [];
    });
  });
}
