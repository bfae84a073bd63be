import {describe, expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {hasShared, sharedRows} from '#/testing/shared';
import {createSimulator} from './simulator';

type Recorded = Readonly<Record<string, unknown>>;
const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
const keysOf = (rows: readonly Recorded[]) =>
  [...new Set(rows.map((row) => Object.keys(row).toSorted().join()))].toSorted();
const newest = (rows: readonly Recorded[]) => {
  const last = Math.max(...rows.map((row) => Number(row['meeting_key'])));
  return rows.filter((row) => row['meeting_key'] === last);
};
const microseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.(?!000000)\d{6})?\+00:00$/;

describe.skipIf(!hasShared).each(endpoints.map(({name}) => name))('%s', (name) => {
  const recorded = sharedRows(name);
  const simulated = [...createSimulator({laps: 20, telemetryDrivers: 1}).rows(name)];

  test('has the fields of the newest recorded answer', () => {
    const points = (rows: readonly Recorded[]) => rows.filter((row) => 'points' in row);
    if (name === 'session_result') {
      expect(keysOf(points(simulated))).toEqual(keysOf(points(recorded)));
      expect(keysOf(simulated.filter((row) => !('points' in row)))).toEqual(
        keysOf(newest(recorded)),
      );
    } else expect(keysOf(simulated)).toEqual(keysOf(newest(recorded)));
  });
  test('has no kind of value that was never recorded, but null and where nothing but null was', () => {
    const kinds = (rows: readonly Recorded[]) => {
      const seen = new Map<string, Set<string>>();
      for (const row of rows)
        for (const [field, value] of Object.entries(row))
          seen.set(field, (seen.get(field) ?? new Set()).add(kindOf(value)));
      return seen;
    };
    const known = kinds(recorded);
    for (const [field, found] of kinds(simulated))
      for (const kind of found)
        if (known.get(field)?.size !== 1 || !known.get(field)?.has('null'))
          expect([...(known.get(field) ?? []), 'null'], field).toContain(kind);
  });
  test('spells moments as the API does', () => {
    for (const row of simulated)
      for (const field of ['date', 'date_start', 'date_end'])
        if (typeof row[field] === 'string') expect(row[field]).toMatch(microseconds);
  });
});
