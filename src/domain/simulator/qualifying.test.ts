import {describe, expect, test} from 'vitest';
import {num, seeds, storyRows} from './storyRows';

describe.each(seeds)('the qualifying of seed %i', (seed) => {
  const rows = storyRows(seed);
  const results = rows('session_result', 'qualifying');

  test('each phase goes by its times, and the eliminated have none after', () => {
    const times = results.map((row) => row['duration'] as readonly (number | null)[]);
    expect(times.filter(([, q2]) => q2 !== null)).toHaveLength(15);
    const third = times.slice(0, 10).map(([, , q3]) => q3 ?? Infinity);
    expect(third.toSorted((a, b) => a - b)).toEqual(third);
    expect(times.slice(15).every(([q1, q2, q3]) => q1 !== null && q2 === null && q3 === null)).toBe(
      true,
    );
  });
  test('every time in the result was driven', () => {
    const driven = new Set(
      rows('laps', 'qualifying').map(
        (lap) => `${String(lap['driver_number'])} ${String(lap['lap_duration'])}`,
      ),
    );
    for (const row of results)
      for (const time of row['duration'] as readonly (number | null)[])
        if (time !== null) expect(driven).toContain(`${num(row, 'driver_number')} ${time}`);
  });
  test('the grid is the result, kept under the qualifying, and the race begins in that order', () => {
    const grid = rows('starting_grid', 'qualifying').map((row) => row['driver_number']);
    expect(grid).toEqual(results.map((row) => row['driver_number']));
    expect(rows('starting_grid', 'race')).toEqual([]);
    expect(
      rows('position', 'race')
        .slice(0, 20)
        .map((row) => row['driver_number']),
    ).toEqual(grid);
  });
  test('the last positions are the result', () => {
    const last = new Map(
      rows('position', 'qualifying').map((row) => [row['driver_number'], row['position']]),
    );
    expect(results.map((row) => last.get(row['driver_number'] ?? null))).toEqual(
      results.map((row) => row['position']),
    );
  });
});
