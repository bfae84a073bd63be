import type {EndpointName} from '#/domain/endpoints';
import {createSimulator, type SimulatorOptions} from '#/domain/simulator/simulator';
import type {DeliveredRow} from './lake';
import {sharedRows} from './shared';

/** The rows of one session as an endpoint delivers them. */
export type Feed = (endpoint: EndpointName) => readonly DeliveredRow[];

const read = new Map<EndpointName, readonly DeliveredRow[]>();

function recordedRows(endpoint: EndpointName): readonly DeliveredRow[] {
  const known = read.get(endpoint) ?? sharedRows(endpoint);
  read.set(endpoint, known);
  return known;
}

/** What was recorded of a session; no rows for an endpoint that was not. */
export const recordedFeed =
  (session: number): Feed =>
  (endpoint) =>
    recordedRows(endpoint).filter((row) => row['session_key'] === session);

/** What the simulator makes of a session. */
export function simulatedFeed(session: number, options: Partial<SimulatorOptions>): Feed {
  const simulator = createSimulator(options);
  return (endpoint) => [...simulator.rows(endpoint, {sessionKeys: new Set([session])})];
}

/** A number of a row; null when it is anything else. */
export function numberIn(row: DeliveredRow | undefined, field: string): number | null {
  const value = row?.[field];
  return typeof value === 'number' ? value : null;
}

/** A text of a row; null when it is anything else. */
export function textIn(row: DeliveredRow | undefined, field: string): string | null {
  const value = row?.[field];
  return typeof value === 'string' ? value : null;
}

/** Epoch milliseconds of a row's timestamp; null when it has none. */
export function timeIn(row: DeliveredRow | undefined, field: string): number | null {
  const text = textIn(row, field);
  return text === null ? null : Date.parse(text);
}
