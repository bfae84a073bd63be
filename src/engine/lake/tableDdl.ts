import {quoteName} from '#/base/quoteSql';
import {type NamedColumn, storedColumns, storedRows} from '#/lakehouse/bronze/storedBronze';
import {
  type BronzeTable,
  type Column,
  type DerivedTable,
  processedTimestamp,
  type QuarantineName,
  type TableDefinition,
} from '#/lakehouse/define';
import {keepsOut} from '#/lakehouse/expectations';

const columnList = (columns: Readonly<Record<string, Column>>) =>
  Object.entries(columns).map(([name, {type}]) => `${quoteName(name)} ${type}`);

/** Columns of a table as it stands in the lake: the declared ones and what the runner adds. */
export function derivedColumns({columns}: DerivedTable): readonly string[] {
  return columnList({...columns, [processedTimestamp.name]: processedTimestamp.column});
}

export function createTable(table: DerivedTable): string {
  return `CREATE TABLE IF NOT EXISTS ${table.name} (${derivedColumns(table).join(', ')});`;
}

/** The columns that are stored for those a bronze table is declared with. */
export const storedOf = ({columns}: BronzeTable): readonly NamedColumn[] =>
  storedColumns(Object.entries(columns).map(([name, {type}]) => ({name, type})));

/** The stored rows of a bronze table; `showBronzeSql` makes the table of them. */
export function createStoredRows(table: BronzeTable): string {
  const list = storedOf(table)
    .map((column) => `${quoteName(column.name)} ${column.type}`)
    .join(', ');
  return `CREATE TABLE IF NOT EXISTS ${storedRows(table.name)} (${list});`;
}

/** Where the rows are kept that break a rule of quarantine. */
export function quarantineName(table: TableDefinition): QuarantineName {
  return `quarantine_${table.name}`;
}

export function hasQuarantine(table: TableDefinition): boolean {
  return table.layer !== 'bronze' && table.expectations.some((e) => e.onViolation === 'quarantine');
}

export function createQuarantine(table: TableDefinition): string {
  const columns = [
    ...columnList(table.columns),
    '_failed_expectations VARCHAR[]',
    '_quarantined_timestamp TIMESTAMP',
  ];
  return `CREATE TABLE IF NOT EXISTS ${quarantineName(table)} (${columns.join(', ')});`;
}

/** Changes when anything that decides a table's rows changes: SQL, columns, key, the rules that keep rows out. */
export function fingerprint(table: DerivedTable): string {
  const {sql, columns, key, sequenceBy, refreshUnit, inputs, expectations} = table;
  const shape = Object.entries(columns).map(([name, {type}]) => [name, type]);
  const rules = expectations.filter(keepsOut).map((rule) => ({...rule, doc: ''}));
  return hashText(JSON.stringify([sql, shape, key, sequenceBy, refreshUnit, inputs, rules]));
}

/** FNV-1a in two 32-bit lanes: tells versions of a definition apart, guards nothing. */
function hashText(text: string): string {
  let [a, b] = [0x811c9dc5, 0xcbf29ce4];
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
