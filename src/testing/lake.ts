import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {Table, tableToIPC, Utf8, vectorFromArray} from 'apache-arrow';
import {type EndpointName, endpoints} from '#/domain/endpoints';
import type {DerivedTable} from '#/lakehouse/define';
import {isRowRule, keepsOut, rowHolds} from '#/lakehouse/expectations';
import {bronzeTables, derivedTables, tableForEndpoint} from '#/lakehouse/tables';
import {createTable} from './duckdb';
import {sharedRows} from './shared';

/**
 * A lake built the slow and obvious way, to hold the engine and the SQL against: JSON.parse, every value as text, casts by SQL,
 * and one window over the key in place of AUTO CDC. Shares no code with the engine.
 */

export type DeliveredRow = Readonly<Record<string, unknown>>;

/** Source text of a JSON value; a string's is the string. */
const sourceText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Empty bronze tables in a schema of their own, which replaces the last one. */
export function createLake(db: DuckDBConnection): void {
  db.query('drop schema if exists lake cascade; create schema lake; use lake');
  for (const table of bronzeTables) createTable(db, table);
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
  const names = Object.keys(table.columns);
  const textOf = (name: string) =>
    rows.map((row) => sourceText(name in metadata ? metadata[name] : row[name]));
  const columns = names.map((name) => [name, vectorFromArray(textOf(name), new Utf8())]);
  const arrow = tableToIPC(new Table(Object.fromEntries(columns)), 'stream');
  db.insertArrowFromIPCStream(arrow, {schema: 'lake', name: 'delivery', create: true});
  const casts = names.map((name) => `cast("${name}" as ${table.columns[name]?.type})`);
  db.query(`insert into ${table.name} select ${casts.join(', ')} from delivery`);
  db.query('drop table delivery');
}

/** What AUTO CDC leaves of a silver SELECT: rows that no rule drops, the newest of each key. Gold is the SELECT itself. */
function contentOf({sql, key, sequenceBy, expectations, layer}: DerivedTable): string {
  if (layer === 'gold') return sql;
  const kept = expectations
    .filter(keepsOut)
    .filter(isRowRule)
    .map((rule) => rowHolds(rule));
  const newest = sequenceBy.map((column) => `${column} desc`).join(', ');
  return `select * exclude (_place) from (
    select *, row_number() over (partition by ${key.join(', ')} order by ${newest}) as _place
    from (${sql}) as t where ${['true', ...kept].join(' and ')}) where _place = 1`;
}

/** Computes these tables from what was delivered; all of silver and gold unless told. */
export function derive(
  db: DuckDBConnection,
  tables: readonly DerivedTable[] = derivedTables,
): void {
  for (const table of tables)
    db.query(`create or replace table ${table.name} as ${contentOf(table)}`);
}

const bulky = new Set<EndpointName>(['car_data', 'location', 'intervals']);

/** Delivers every recorded row but those of the bulky endpoints, which few gold tables read. */
export function deliverRecorded(db: DuckDBConnection): void {
  for (const {name} of endpoints) if (!bulky.has(name)) deliver(db, name, sharedRows(name));
}
