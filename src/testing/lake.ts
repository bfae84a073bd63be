import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {type EndpointName, endpoints} from '#/domain/endpoints';
import type {BronzeTable, Column, DerivedTable} from '#/lakehouse/define';
import {bronzeTables, derivedTables, tableForEndpoint} from '#/lakehouse/tables';
import {createTable} from './duckdb';
import {sharedRows} from './shared';

/**
 * A lake built the slow and obvious way, to hold the engine and the SQL against: JSON.parse, INSERT VALUES,
 * and one window over the key in place of AUTO CDC. Shares no code with the engine.
 */

export type DeliveredRow = Readonly<Record<string, unknown>>;

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A JSON value as a literal of the column's type; text columns keep the source text of what is not a string. */
function literal(value: unknown, {type}: Column): string {
  if (value === null || value === undefined) return 'null';
  if (type === 'TIMESTAMP' && typeof value === 'string')
    return `timestamp ${quote(new Date(value).toISOString().slice(0, 23))}`;
  if (type === 'VARCHAR') return quote(typeof value === 'string' ? value : JSON.stringify(value));
  return JSON.stringify(value);
}

/** Empty bronze tables in a schema of their own, which replaces the last one. */
export function createLake(db: DuckDBConnection): void {
  db.query('drop schema if exists lake cascade; create schema lake; use lake');
  for (const table of bronzeTables) createTable(db, table);
}

function insert(db: DuckDBConnection, table: BronzeTable, rows: readonly string[]): void {
  for (let i = 0; i < rows.length; i += 1000)
    db.query(`insert into ${table.name} values ${rows.slice(i, i + 1000).join(', ')}`);
}

/** Appends one delivery of an endpoint's rows; a later `batch` is a newer delivery. */
export function deliver(
  db: DuckDBConnection,
  endpoint: EndpointName,
  rows: readonly DeliveredRow[],
  batch = 1,
): void {
  const table = tableForEndpoint(endpoint);
  const metadata: DeliveredRow = {
    _source_file: `${endpoint}_${batch}.json`,
    _ingestion_timestamp: new Date(Date.UTC(2026, 0, 1) + batch * 60_000).toISOString(),
    _batch_id: batch,
  };
  const literals = rows.map((row) => {
    const values: DeliveredRow = {...row, ...metadata};
    const list = Object.entries(table.columns).map(([name, column]) =>
      literal(values[name], column),
    );
    return `(${list.join(', ')})`;
  });
  insert(db, table, literals);
}

/** What AUTO CDC leaves of a silver SELECT: rows that no rule drops, the newest of each key. Gold is the SELECT itself. */
function contentOf({sql, key, sequenceBy, expectations, layer}: DerivedTable): string {
  if (layer === 'gold') return sql;
  const kept = expectations
    .filter(({onViolation}) => onViolation === 'drop')
    .map(({holds}) => `coalesce(${holds}, false)`);
  const newest = sequenceBy.map((column) => `${column} desc`).join(', ');
  return `select * exclude (_place) from (
    select *, row_number() over (partition by ${key.join(', ')} order by ${newest}) as _place
    from (${sql}) where ${['true', ...kept].join(' and ')}) where _place = 1`;
}

/** Computes these tables from what was delivered; all of silver and gold unless told. */
export function derive(
  db: DuckDBConnection,
  tables: readonly DerivedTable[] = derivedTables,
): void {
  for (const table of tables)
    db.query(`create or replace table ${table.name} as ${contentOf(table)}`);
}

const bulky = new Set<EndpointName>(['car_data', 'location', 'intervals', 'position']);

/** Delivers every recorded row but those of the bulky endpoints, which no gold table reads. */
export function deliverRecorded(db: DuckDBConnection): void {
  for (const {name} of endpoints) if (!bulky.has(name)) deliver(db, name, sharedRows(name));
}
