import type {DuckDBConnection} from '@duckdb/duckdb-wasm/blocking';
import {beforeAll, describe, expect, test} from 'vitest';
import {groupBy} from '#/base/groupBy';
import {plainRows} from '#/testing/duckdb';
import {numberIn, timeIn} from '#/testing/feed';
import {factsOf, feedOf, openGoldLake, recordedSessions, simulated} from '#/testing/goldLake';
import type {DeliveredRow} from '#/testing/lake';
import type {LapFact} from '#/testing/lapFacts';
import {mean} from '#/testing/recorded';

/** Telemetry by lap, recomputed in plain JavaScript: one recorded car of a race, and one simulated. */

let db: DuckDBConnection;
const values = (sql: string) => plainRows(db, sql).map((row) => Object.values(row));
const near = (value: number) => expect.closeTo(value, 6);
const at = (row: DeliveredRow) => timeIn(row, 'date') ?? 0;
const byTime = (a: DeliveredRow, b: DeliveredRow) => at(a) - at(b);
/** 104 is what the car sends for no value. */
const pedal = (row: DeliveredRow, name: string) =>
  numberIn(row, name) === 104 ? null : numberIn(row, name);
const isOpen = (row: DeliveredRow) => [10, 12, 14].includes(numberIn(row, 'drs') ?? 0);

interface DrivenLap {
  readonly fact: LapFact;
  readonly samples: readonly DeliveredRow[];
}

/** A sample belongs to the lap begun last, unless that has ended. */
function lapsOf(session: number): readonly DrivenLap[] {
  const drivers = groupBy(feedOf(session)('car_data'), (row) => numberIn(row, 'driver_number'));
  return [...drivers].flatMap(([driver, rows]) => {
    const facts = factsOf(session).filter(
      (fact) => fact.driver === driver && fact.startMs !== null && fact.endMs !== null,
    );
    const lapAt = (ms: number) => {
      const begun = facts.findLast((fact) => (fact.startMs ?? 0) <= ms);
      return begun && ms < (begun.endMs ?? 0) - 0.001 ? begun : undefined;
    };
    return [...groupBy(rows.toSorted(byTime), (row) => lapAt(at(row)))].flatMap(
      ([fact, samples]) => (fact ? [{fact, samples}] : []),
    );
  });
}

/** Metres since the start of the lap at each sample, by the trapezoidal rule. */
function distances({fact, samples}: DrivenLap): readonly number[] {
  let driven = 0;
  return samples.map((row, i) => {
    const before = samples[i - 1];
    const [speed, lastSpeed] = [numberIn(row, 'speed') ?? 0, numberIn(before ?? row, 'speed') ?? 0];
    const seconds = (at(row) - (before ? at(before) : (fact.startMs ?? 0))) / 1000;
    driven += ((speed + lastSpeed) / 2 / 3.6) * seconds;
    return driven;
  });
}

beforeAll(async () => {
  db = await openGoldLake('gold_telemetry_laps');
});

describe.each([...recordedSessions(9165), simulated.race])('of session %i', (session) => {
  test('a lap says how fast, with what pedals, gears and wing it was driven', () => {
    const expected = lapsOf(session).map((lap) => {
      const {fact, samples} = lap;
      const speeds = samples.map((row) => numberIn(row, 'speed') ?? 0);
      const share = (name: string, holds: (value: number) => boolean) => {
        const sent = samples.flatMap((row) => pedal(row, name) ?? []);
        return near(sent.filter(holds).length / sent.length);
      };
      const gears = samples.map((row) => numberIn(row, 'n_gear'));
      const gaps = samples.slice(1).map((row, i) => at(row) - at(samples[i] ?? row));
      return [
        fact.driver,
        fact.lap,
        samples.length,
        near(Math.max(...gaps) / 1000),
        expect.closeTo(distances(lap).at(-1) ?? 0, 2),
        Math.max(...speeds),
        Math.min(...speeds),
        near(mean(speeds)),
        share('throttle', (throttle) => throttle >= 99),
        share('brake', (brake) => brake > 0),
        gears.filter((gear, i) => i > 0 && gear !== gears[i - 1]).length,
        near(samples.filter(isOpen).length / samples.length),
      ];
    });
    expect(expected.length).toBeGreaterThan(20);
    expect(
      values(
        `select driver_number, lap_number, samples, longest_gap_s, distance_m, top_speed_kmh, lowest_speed_kmh, mean_speed_kmh,
           full_throttle_share, braking_share, gear_changes, drs_open_share
         from gold_telemetry_laps where session_key = ${session} order by 1, 2`,
      ),
    ).toEqual(expected);
  });

  test('a trace goes over time and distance, and knows the nearest place on the map', () => {
    const places = feedOf(session)('location')
      .filter((row) => row['x'] !== 0 || row['y'] !== 0 || row['z'] !== 0)
      .map((row) => ({ms: at(row), x: numberIn(row, 'x'), y: numberIn(row, 'y')}));
    const lap = lapsOf(session).find(({fact}) => fact.lap === 5);
    expect(lap).toBeDefined();
    const driven = lap ? distances(lap) : [];
    const expected = (lap?.samples ?? []).map((row, i) => {
      const ms = at(row);
      const off = (place: {readonly ms: number}) => Math.abs(place.ms - ms);
      const nearest = places.reduce((best, other) => (off(other) < off(best) ? other : best));
      const place = off(nearest) <= 1000 ? nearest : null;
      return [
        i + 1,
        expect.closeTo((at(row) - (lap?.fact.startMs ?? 0)) / 1000, 3),
        expect.closeTo(driven[i] ?? 0, 2),
        numberIn(row, 'speed'),
        pedal(row, 'throttle'),
        pedal(row, 'brake'),
        numberIn(row, 'n_gear'),
        isOpen(row),
        place?.x ?? null,
        place?.y ?? null,
      ];
    });
    expect(
      values(
        `select sample_number, elapsed_s, distance_m, speed_kmh, throttle_percent, brake_percent, gear, is_drs_open, x, y
         from gold_telemetry_traces where session_key = ${session} and lap_number = 5 order by 1`,
      ),
    ).toEqual(expected);
  });
});

test.skipIf(recordedSessions(9165).length === 0)(
  'a racing lap of Singapore measures its 4.9 km',
  () => {
    const clean = values(
      'select distance_m from gold_telemetry_laps where session_key = 9165 and is_clean',
    ).map(([metres]) => Number(metres));
    expect(clean.length).toBeGreaterThan(20);
    expect(mean(clean)).toBeGreaterThan(4_800);
    expect(mean(clean)).toBeLessThan(5_000);
  },
);
