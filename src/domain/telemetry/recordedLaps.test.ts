import {expect, test} from 'vitest';
import {hasShared, sharedRows} from '#/testing/shared';
import {corners} from './corners';
import {distanceGrid, lapDelta} from './lapDelta';
import {miniSectors} from './miniSectors';
import {stretched, type Trace, type TraceSample, traceOf} from './trace';

/** One driver's race in Singapore, 2023: a circuit of 4.94 km and 19 corners. */
const laps = hasShared ? cleanLaps() : [];
const [first, ...others] = laps;

interface Timed {
  readonly trace: Trace;
  readonly seconds: number;
}

function cleanLaps(): readonly Timed[] {
  const ofDriver = (endpoint: string) =>
    sharedRows(endpoint).filter((row) => row['session_key'] === 9165 && row['driver_number'] === 1);
  const samples = ofDriver('car_data').map((row) => ({row, at: Date.parse(String(row['date']))}));
  const timed = ofDriver('laps').flatMap((row): readonly Timed[] => {
    const [start, seconds] = [Date.parse(String(row['date_start'])), Number(row['lap_duration'])];
    const own = samples.filter(({at}) => at >= start && at < start + seconds * 1000);
    const trace = traceOf(
      driven(own.map(({row, at}) => ({row, elapsedS: (at - start) / 1000}))),
      seconds,
    );
    return trace ? [{trace, seconds}] : [];
  });
  const best = Math.min(...timed.map(({seconds}) => seconds));
  return timed.filter(({seconds}) => seconds < best * 1.07);
}

function driven(
  samples: readonly {readonly row: Readonly<Record<string, unknown>>; readonly elapsedS: number}[],
): readonly TraceSample[] {
  let [distanceM, speed, elapsed] = [0, Number(samples[0]?.row['speed'] ?? 0), 0];
  return samples.map(({row, elapsedS}) => {
    distanceM += ((speed + Number(row['speed'])) / 7.2) * (elapsedS - elapsed);
    [speed, elapsed] = [Number(row['speed']), elapsedS];
    return {
      elapsedS,
      distanceM,
      speedKmh: speed,
      throttlePercent: Number(row['throttle']),
      brakePercent: Number(row['brake']),
      gear: Number(row['n_gear']),
      rpm: Number(row['rpm']),
      isDrsOpen: [10, 12, 14].includes(Number(row['drs'])),
      x: null,
      y: null,
    };
  });
}

test.skipIf(!hasShared)('every clean lap is as long as the circuit, to two hundredths', () => {
  expect(laps.length).toBeGreaterThan(20);
  for (const {trace} of laps) expect(Math.abs(trace.lengthM / 4940 - 1)).toBeLessThan(0.02);
});

test.skipIf(!hasShared)('the difference at the end is that of the lap times', () => {
  const grid = distanceGrid(first!.trace.lengthM);
  for (const {trace, seconds} of others) {
    const delta = lapDelta(first!.trace, stretched(trace, first!.trace.lengthM), grid);
    expect(delta.at(-1)).toBeCloseTo(seconds - first!.seconds, 6);
    expect(delta.every((value) => Number.isFinite(value))).toBe(true);
  }
});

test.skipIf(!hasShared)('laps of one driver slow down for the same corners', () => {
  const counts = laps.map(({trace}) => corners(trace).length);
  for (const count of counts) {
    expect(count).toBeGreaterThanOrEqual(12);
    expect(count).toBeLessThanOrEqual(19);
  }
});

test.skipIf(!hasShared)('the mini-sectors of a lap add up to its time', () => {
  const {lengthM} = first!.trace;
  const compared = laps.slice(0, 4);
  const parts = miniSectors(compared.map(({trace}) => stretched(trace, lengthM)));
  compared.forEach(({seconds}, lap) => {
    expect(parts.reduce((sum, part) => sum + (part.times[lap] ?? 0), 0)).toBeCloseTo(seconds, 6);
  });
});
