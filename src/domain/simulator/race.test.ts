import {describe, expect, test} from 'vitest';
import type {Row} from './row';
import {ms, num, seeds, storyRows, thousandths} from './storyRows';

const byDriver = (rows: readonly Row[]): ReadonlyMap<number, readonly Row[]> => {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const number = num(row, 'driver_number');
    groups.set(number, [...(groups.get(number) ?? []), row]);
  }
  return groups;
};
/** Epoch ms at which each driver ended each lap it ended. */
function lineCrossings(laps: readonly Row[]): ReadonlyMap<number, ReadonlyMap<number, number>> {
  return new Map(
    [...byDriver(laps)].map(([driver, driven]) => [
      driver,
      new Map(
        driven
          .filter((lap) => lap['lap_duration'] !== null)
          .map((lap) => [
            num(lap, 'lap_number'),
            ms(lap, 'date_start') + thousandths(num(lap, 'lap_duration')),
          ]),
      ),
    ]),
  );
}

describe.each(seeds)('the race of seed %i', (seed) => {
  const rows = storyRows(seed);
  const laps = rows('laps', 'race');
  const results = rows('session_result', 'race');
  const crossings = lineCrossings(laps);
  const crossing = (driver: number, lap: number) => crossings.get(driver)?.get(lap) ?? Infinity;

  test('lap times add up to the result for every car on the lead lap', () => {
    const finishers = results.filter((row) => row['duration'] !== null);
    expect(finishers.length).toBeGreaterThan(10);
    for (const row of finishers) {
      const own = laps.filter((lap) => lap['driver_number'] === row['driver_number']);
      const sum = own.reduce((total, lap) => total + thousandths(num(lap, 'lap_duration')), 0);
      expect(sum).toBe(thousandths(num(row, 'duration')));
    }
  });
  test('sectors add up to their lap', () => {
    for (const lap of laps.filter((row) => row['lap_duration'] !== null)) {
      const sectors = [1, 2, 3].map((n) => thousandths(num(lap, `duration_sector_${n}`)));
      expect(Math.min(...sectors)).toBeGreaterThan(10_000);
      expect(sectors[0]! + sectors[1]! + sectors[2]!).toBe(thousandths(num(lap, 'lap_duration')));
    }
  });
  test('each lap begins where the one before ended', () => {
    for (const [driver, driven] of byDriver(laps))
      for (const lap of driven.filter((row) => num(row, 'lap_number') > 1))
        expect(ms(lap, 'date_start')).toBe(crossing(driver, num(lap, 'lap_number') - 1));
  });
  test('results are in order of laps, then time, with gaps to the winner', () => {
    const winner = num(results[0], 'duration');
    for (const row of results.filter((r) => r['duration'] !== null))
      expect(num(row, 'gap_to_leader')).toBeCloseTo(num(row, 'duration') - winner, 6);
    const running = results.filter((row) => row['dnf'] === false);
    const order = running.map(
      (row) =>
        [
          -num(row, 'number_of_laps'),
          crossing(num(row, 'driver_number'), num(row, 'number_of_laps')),
        ] as const,
    );
    expect(order.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])).toEqual(order);
    expect(running.map((row) => row['position'])).toEqual(running.map((_, i) => i + 1));
  });
  test('somebody is lapped, somebody retires, and the safety car comes out and goes in', () => {
    expect(results.some((row) => row['gap_to_leader'] === '+1 LAP')).toBe(true);
    expect(results.some((row) => row['dnf'] === true && row['duration'] === null)).toBe(true);
    const messages = rows('race_control', 'race').map((row) => row['message']);
    const out = messages.indexOf('SAFETY CAR DEPLOYED');
    expect(out).toBeGreaterThan(0);
    expect(messages.indexOf('SAFETY CAR IN THIS LAP')).toBeGreaterThan(out);
  });
  test('lap times are those of a race', () => {
    const times = laps.map((lap) => lap['lap_duration']).filter((time) => typeof time === 'number');
    const sorted = times.toSorted((a, b) => a - b);
    expect(sorted[0]).toBeGreaterThan(78);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeGreaterThan(83);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(91);
    expect(sorted.at(-1)).toBeLessThan(190);
  });
  test('the position at the line is one more than the cars that ended the lap before and are still running', () => {
    const positions = byDriver(rows('position', 'race'));
    const dnf = new Set(results.filter((r) => r['dnf'] === true).map((r) => r['driver_number']));
    // A car that retires drops to the end: its last change of position.
    const outMs = (driver: number) =>
      dnf.has(driver) ? ms(positions.get(driver)!.at(-1)!) : Infinity;
    for (const [driver, ended] of crossings)
      for (const [lap, atMs] of ended) {
        const ahead = [...crossings.keys()].filter(
          (d) => crossing(d, lap) < atMs && outMs(d) > atMs,
        );
        const place = positions.get(driver)?.findLast((row) => ms(row) <= atMs);
        expect(place?.['position']).toBe(ahead.length + 1);
      }
  });
  test('overtakes are exactly the places gained on others that kept running', () => {
    const order = new Map(
      rows('position', 'race')
        .slice(0, 20)
        .map((row) => [num(row, 'driver_number'), num(row, 'position')]),
    );
    const retirements = new Set<number>();
    const changes = new Map<number, Row[]>();
    for (const row of rows('position', 'race').slice(20))
      changes.set(ms(row), [...(changes.get(ms(row)) ?? []), row]);
    const overtakes = rows('overtakes', 'race');
    for (const [atMs, moved] of changes) {
      const gained = moved.filter(
        (row) => num(row, 'position') < (order.get(num(row, 'driver_number')) ?? 0),
      );
      const passes = overtakes.filter((row) => ms(row) === atMs);
      if (passes.length === 0) retirements.add(atMs);
      else {
        expect(gained).toHaveLength(1);
        const from = order.get(num(gained[0], 'driver_number')) ?? 0;
        expect(passes.map((row) => row['position'])).toEqual(passes.map((_, i) => from - 1 - i));
        expect(passes.map((row) => order.get(num(row, 'overtaken_driver_number')))).toEqual(
          passes.map((_, i) => from - 1 - i),
        );
      }
      for (const row of moved) order.set(num(row, 'driver_number'), num(row, 'position'));
    }
    expect(retirements.size).toBeLessThanOrEqual(
      results.filter((row) => row['dnf'] === true).length,
    );
    expect(overtakes.length).toBe(overtakes.filter((row) => changes.has(ms(row))).length);
  });
  test('stints change where the pit rows say, and pit rows tell the in and out laps', () => {
    const pits = rows('pit', 'race');
    const stints = rows('stints', 'race');
    expect(pits.length).toBeGreaterThan(10);
    for (const pit of pits) {
      const [driver, lap] = [num(pit, 'driver_number'), num(pit, 'lap_number')];
      const own = stints.filter((row) => row['driver_number'] === driver);
      expect(own.filter((row) => row['lap_end'] === lap)).toHaveLength(1);
      expect(own.filter((row) => row['lap_start'] === lap + 1)).toHaveLength(1);
      const out = laps.find(
        (row) => row['driver_number'] === driver && row['lap_number'] === lap + 1,
      );
      expect(out?.['is_pit_out_lap']).toBe(true);
      expect(num(pit, 'lane_duration')).toBeGreaterThan(num(pit, 'stop_duration') + 15);
      expect(pit['pit_duration']).toBe(pit['lane_duration']);
    }
    expect(stints.length).toBe(pits.length + byDriver(laps).size);
  });
  test('the gap at the line is the difference of the moments at the line', () => {
    const intervals = rows('intervals', 'race');
    const winner = num(results[0], 'driver_number');
    const lastLap = num(results[0], 'number_of_laps');
    const flag = crossing(winner, lastLap);
    const finishers = results.filter((row) => typeof row['duration'] === 'number');
    for (const row of finishers) {
      const driver = num(row, 'driver_number');
      const atMs = crossing(driver, lastLap);
      const at = intervals.find((r) => r['driver_number'] === driver && ms(r) === atMs);
      expect(at).toBeDefined();
      if (at && at['gap_to_leader'] !== null)
        expect(num(at, 'gap_to_leader')).toBeCloseTo((atMs - flag) / 1000, 3);
    }
    expect(intervals.some((row) => row['gap_to_leader'] === '+1 LAP')).toBe(true);
  });
  test('points go by position, and the championship adds them', () => {
    const standings = rows('championship_drivers', 'race');
    for (const row of results) {
      const standing = standings.find((s) => s['driver_number'] === row['driver_number']);
      expect(num(standing, 'points_current') - num(standing, 'points_start')).toBe(
        num(row, 'points'),
      );
    }
    expect(results.slice(0, 3).map((row) => row['points'])).toEqual([25, 18, 15]);
  });
});
