import {quoteName} from '#/base/quoteSql';
import {
  bronzeMetadata,
  type Layer,
  processedTimestamp,
  type TableDefinition,
} from '#/lakehouse/define';
import {opsDocs} from '#/lakehouse/ops/opsDocs';
import {findTable, tables, views} from '#/lakehouse/tables';
import type {LiveColumn, Relation} from './relations';

export type TableKind = Layer | 'quarantine' | 'view' | 'ops' | 'scratch' | 'other';

export interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  readonly unit: string | null;
  readonly doc: string;
}

/** Anything with rows in the lake, as links and lists know it. */
export interface CatalogTable {
  /** As a link has it: `silver_laps`, or with the schema when that is not the lake's own: `ops.updates`. */
  readonly id: string;
  readonly schema: string | null;
  readonly name: string;
  readonly kind: TableKind;
  readonly isView: boolean;
  readonly doc: string;
  /** Null for what no definition makes. */
  readonly definition: TableDefinition | null;
  /** Those that are known without asking the database. */
  readonly columns: readonly CatalogColumn[];
  /** As the database estimates it. */
  readonly estimatedRows: number | null;
}

export const idOf = ({schema, name}: {readonly schema: string | null; readonly name: string}) =>
  schema === null ? name : `${schema}.${name}`;

/** As SQL names it. */
export const relationName = ({
  schema,
  name,
}: {
  readonly schema: string | null;
  readonly name: string;
}): string => (schema === null ? quoteName(name) : `${quoteName(schema)}.${quoteName(name)}`);

/** The tables that are defined, then what else the database has. */
export function catalogTables(
  relations: readonly Relation[],
  liveColumns: readonly LiveColumn[],
): readonly CatalogTable[] {
  const columnsById = new Map<string, LiveColumn[]>();
  for (const column of liveColumns) {
    const id = idOf({schema: column.schema, name: column.table});
    const known = columnsById.get(id);
    if (known) known.push(column);
    else columnsById.set(id, [column]);
  }
  const others = relations
    .filter(({schema, name}) => schema !== null || !findTable(name))
    .map((relation) => otherTable(relation, columnsById.get(idOf(relation)) ?? []));
  const known = new Set(others.map(({id}) => id));
  return [
    ...tables.map(definedTable),
    // Made when the lake is opened: there is no lake without them, though this page may not have asked yet.
    ...views
      .filter(({name}) => !known.has(name))
      .map(({name}) => otherTable({schema: null, name, kind: 'view', rows: null}, [])),
    ...others,
  ];
}

function definedTable(definition: TableDefinition): CatalogTable {
  const added =
    definition.layer === 'bronze'
      ? bronzeMetadata
      : {[processedTimestamp.name]: processedTimestamp.column};
  return {
    id: definition.name,
    schema: null,
    name: definition.name,
    kind: definition.layer,
    isView: false,
    doc: definition.doc,
    definition,
    columns: columnsOf({...definition.columns, ...added}),
    estimatedRows: null,
  };
}

const columnsOf = (columns: TableDefinition['columns']): readonly CatalogColumn[] =>
  Object.entries(columns).map(([name, {type, unit, doc}]) => ({name, type, unit, doc}));

function otherTable(relation: Relation, live: readonly LiveColumn[]): CatalogTable {
  const {schema, name, kind, rows} = relation;
  const view = schema === null ? views.find((one) => one.name === name) : undefined;
  return {
    id: idOf(relation),
    schema,
    name,
    kind: kindOf(relation),
    isView: kind === 'view',
    doc: docOf(relation),
    definition: null,
    columns: view ? columnsOf(view.columns) : live.map((column) => describedColumn(column)),
    estimatedRows: rows,
  };
}

function kindOf({schema, name, kind}: Relation): TableKind {
  if (schema === 'ops' || schema === 'scratch') return schema;
  if (schema !== null) return 'other';
  if (name.startsWith('quarantine_')) return 'quarantine';
  return kind === 'view' ? 'view' : 'other';
}

/** The table whose rows a quarantine holds back. */
export const quarantinedTable = (name: string): TableDefinition | undefined =>
  name.startsWith('quarantine_') ? findTable(name.slice('quarantine_'.length)) : undefined;

function docOf({schema, name}: Relation): string {
  if (schema === 'ops') return opsDocs[name]?.doc ?? 'Of the lake’s notes of its own work.';
  if (schema === 'scratch') return 'A table of your own.';
  const table = schema === null ? quarantinedTable(name) : undefined;
  if (table)
    return `Rows that rules kept out of ${table.name}, with the names of the rules they broke.`;
  return views.find((view) => schema === null && view.name === name)?.doc ?? '';
}

/** What is known of a column that the database tells of. */
export function describedColumn({schema, table, name, type, comment}: LiveColumn): CatalogColumn {
  const known =
    schema === 'ops'
      ? opsDocs[table]?.columns[name]
      : schema === null
        ? ((quarantinedTable(table) ?? views.find((view) => view.name === table))?.columns[name] ??
          quarantineColumns[name])
        : undefined;
  return {name, type, unit: known?.unit ?? null, doc: known?.doc ?? comment ?? ''};
}

const quarantineColumns: Readonly<Record<string, {readonly unit: string; readonly doc: string}>> = {
  _failed_expectations: {unit: 'text', doc: 'Names of the rules the row broke'},
  _quarantined_timestamp: {unit: 'UTC', doc: 'When it was kept out'},
  [processedTimestamp.name]: processedTimestamp.column,
  ...bronzeMetadata,
};
