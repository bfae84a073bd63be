import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {type EndpointName, endpoints} from '#/domain/endpoints';
import type {DerivedTable, TableName} from '#/lakehouse/define';
import {derivedTables} from '#/lakehouse/tables';
import {openTestDatabase} from './duckdb';
import {type Feed, recordedFeed, simulatedFeed} from './feed';
import {createLake, deliver, deliverRecorded, derive} from './lake';
import {type LapFact, lapFacts} from './lapFacts';
import {hasShared, sharedRows} from './shared';

/**
 * Recorded sessions and a simulated weekend in one lake. The recorded race 9606 has neither race control, weather nor
 * intervals; the simulated one has all of them, and a safety car.
 */

const weekend = {seed: 7, meetings: 1, cars: 8, laps: 24, telemetryDrivers: 1};
export const simulated = {practice: 900_011, qualifying: 900_012, race: 900_013};
const telemetry = new Set<EndpointName>(['car_data', 'location']);

const feeds = new Map<number, Feed>();

/** The rows a session of the lake was made of. */
export function feedOf(session: number): Feed {
  const feed = feeds.get(session) ?? (session < 900_000 ? recordedFeed : simulatedSession)(session);
  feeds.set(session, feed);
  return feed;
}

function simulatedSession(session: number): Feed {
  const rows = new Map<string, ReturnType<Feed>>();
  const feed = simulatedFeed(session, weekend);
  return (endpoint) => {
    const known = rows.get(endpoint) ?? feed(endpoint);
    rows.set(endpoint, known);
    return known;
  };
}

const facts = new Map<number, readonly LapFact[]>();

/** What was true on each lap of a session of the lake. */
export function factsOf(session: number): readonly LapFact[] {
  const known = facts.get(session) ?? lapFacts(feedOf(session));
  facts.set(session, known);
  return known;
}

/** These sessions where recorded answers stand beside the repository, else none. */
export const recordedSessions = (...keys: readonly number[]): readonly number[] =>
  hasShared ? keys : [];

/** A table and all that it is computed from, in run order. */
function lineageOf(names: readonly TableName[]): readonly DerivedTable[] {
  const wanted = new Set(names);
  for (const table of derivedTables.toReversed())
    if (wanted.has(table.name)) for (const input of table.inputs) wanted.add(input);
  return derivedTables.filter((table) => wanted.has(table.name));
}

/** A database with these gold tables of the recorded sessions and the simulated weekend, telemetry only where they read it. */
export async function openGoldLake(...names: readonly TableName[]): Promise<DuckDBConnection> {
  const db = await openTestDatabase();
  const wanted = lineageOf(names);
  const isRead = (name: EndpointName) => wanted.some((table) => table.name === `silver_${name}`);
  createLake(db);
  if (hasShared) deliverRecorded(db);
  for (const {name} of endpoints) {
    if (name === 'meetings' || !isRead(name)) continue;
    const rows = Object.values(simulated).flatMap((session) => feedOf(session)(name));
    const recorded = telemetry.has(name) && hasShared ? sharedRows(name) : [];
    if (rows.length + recorded.length > 0) deliver(db, name, [...recorded, ...rows]);
  }
  derive(db, wanted);
  return db;
}
