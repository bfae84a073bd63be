import type {EndpointName} from '#/domain/endpoints';
import type {Row} from './row';
import {createSimulator} from './simulator';

/** For tests: seeds whose weekends must all be consistent. */
export const seeds = [2026, 1, 42];

/** For tests: a field that must be a number. @throws TypeError if it is not */
export function num(row: Row | undefined, field: string): number {
  const value = row?.[field];
  if (typeof value !== 'number') throw new TypeError(`${field} is ${JSON.stringify(value)}`);
  return value;
}

/** For tests: a moment as epoch milliseconds. */
export const ms = (row: Row, field = 'date'): number => Date.parse(String(row[field]));

/** For tests: seconds with three decimals as whole milliseconds, so that sums are exact. */
export const thousandths = (value: number): number => Math.round(value * 1000);

/** For tests: rows of an endpoint for one kind of session in a seed's weekend. */
export function storyRows(seed: number): (endpoint: EndpointName, kind: string) => readonly Row[] {
  const simulator = createSimulator({seed});
  const sessions = simulator.meetings[0]?.sessions ?? [];
  return (endpoint, kind) => {
    const keys = sessions.filter((s) => s.kind === kind).map((s) => s.sessionKey);
    return [...simulator.rows(endpoint, {sessionKeys: new Set(keys)})];
  };
}
