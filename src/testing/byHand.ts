import {groupBy} from '#/base/groupBy';
import {numberIn, timeIn} from './feed';
import type {DeliveredRow} from './lake';
import {sharedRows} from './shared';

/** Figures of recorded sessions worked out in plain JavaScript from the rows as delivered, to hold charts against. */

export const delivered = (endpoint: string, session: number): readonly DeliveredRow[] =>
  sharedRows(endpoint).filter((row) => row['session_key'] === session);

export const known = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value) => value !== null);

/** Of what the test knows to be there. */
const sure = (row: DeliveredRow, field: string): number => numberIn(row, field) ?? Number.NaN;

/** The value at a share of the values, between its neighbours. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return (low ?? Number.NaN) + ((high ?? Number.NaN) - (low ?? Number.NaN)) * (at % 1);
}

/** Slope and intercept through points, by least squares. */
export function lineThrough(points: readonly (readonly [number, number])[]) {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [x, y] = [mean(points.map((p) => p[0])), mean(points.map((p) => p[1]))];
  const over = points.reduce((sum, p) => sum + (p[0] - x) * (p[1] - y), 0);
  const slope = over / points.reduce((sum, p) => sum + (p[0] - x) ** 2, 0);
  return {slope, intercept: y - slope * x};
}

/** Seconds at which each driver ended each lap, by lap times from the start that most of the dates agree on. */
function lapEnds(session: number): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  const drivers = groupBy(delivered('laps', session), (row) => sure(row, 'driver_number'));
  for (const [driver, own] of drivers) {
    const laps = own.toSorted((a, b) => sure(a, 'lap_number') - sure(b, 'lap_number'));
    const timed = laps.filter((row) => numberIn(row, 'lap_duration') !== null);
    let before = 0;
    const starts = timed.map((row) => {
      const start = (timeIn(row, 'date_start') ?? Number.NaN) / 1000 - before;
      before += sure(row, 'lap_duration');
      return start;
    });
    let at = quantileOf(starts, 0.5);
    for (const row of timed) {
      at += sure(row, 'lap_duration');
      ends.set(`${driver}/${sure(row, 'lap_number')}`, at);
    }
  }
  return ends;
}

/** Seconds behind who was first to end as many laps; of a driver at the end of a lap. */
export function gapsByHand(session: number): (driver: number, lap: number) => number | undefined {
  const ends = lapEnds(session);
  const lapOf = (key: string) => key.split('/')[1] ?? '';
  const first = new Map<string, number>();
  for (const [key, at] of ends)
    first.set(lapOf(key), Math.min(at, first.get(lapOf(key)) ?? Number.POSITIVE_INFINITY));
  return (driver, lap) => {
    const at = ends.get(`${driver}/${lap}`);
    return at === undefined ? undefined : at - (first.get(String(lap)) ?? Number.NaN);
  };
}

/** A result's best lap of a segment of qualifying, from 0; null when there is none. */
export function segmentTime(result: DeliveredRow, segment: number): number | null {
  const duration = result['duration'];
  const value: unknown = Array.isArray(duration) ? duration[segment] : null;
  return typeof value === 'number' ? value : null;
}

/** The slowest time of who went on from a segment: by place, or by a time in the next one. */
export function cutByHand(
  results: readonly DeliveredRow[],
  segment: number,
  places: number,
): number {
  const through = results.filter(
    (row) =>
      (numberIn(row, 'position') ?? Number.POSITIVE_INFINITY) <= places ||
      segmentTime(row, segment + 1) !== null,
  );
  return Math.max(...known(through.map((row) => segmentTime(row, segment))));
}

/** The last segment a car took part in, from 0: who has a time there, or is placed so. */
export function lastSegment(result: DeliveredRow, cars: number): number {
  const place = numberIn(result, 'position') ?? Number.POSITIVE_INFINITY;
  if (segmentTime(result, 2) !== null || place <= 10) return 2;
  return segmentTime(result, 1) !== null || place <= (cars > 20 ? 16 : 15) ? 1 : 0;
}

const least = (rows: readonly DeliveredRow[], field: string): number | null => {
  const values = known(rows.map((row) => numberIn(row, field)));
  return values.length > 0 ? Math.min(...values) : null;
};
const most = (rows: readonly DeliveredRow[], field: string): number | null => {
  const values = known(rows.map((row) => numberIn(row, field)));
  return values.length > 0 ? Math.max(...values) : null;
};

/** Best sectors, lap and speeds of laps by car number. */
export function bestsByHand(laps: readonly DeliveredRow[]) {
  const drivers = [...groupBy(laps, (row) => sure(row, 'driver_number'))];
  return new Map(
    drivers.map(([driver, own]) => [
      driver,
      {
        best_sector_1_s: least(own, 'duration_sector_1'),
        best_sector_2_s: least(own, 'duration_sector_2'),
        best_sector_3_s: least(own, 'duration_sector_3'),
        fastest_lap_time: least(own, 'lap_duration'),
        max_speed_i1: most(own, 'i1_speed'),
        max_speed_i2: most(own, 'i2_speed'),
        max_speed_st: most(own, 'st_speed'),
      },
    ]),
  );
}

/** How often each car passed each other, as `overtaker>overtaken`. */
export function passesByHand(passes: readonly DeliveredRow[]): ReadonlyMap<string, number> {
  const pairs = groupBy(
    passes,
    (row) => `${sure(row, 'overtaking_driver_number')}>${sure(row, 'overtaken_driver_number')}`,
  );
  return new Map([...pairs].map(([pair, rows]) => [pair, rows.length]));
}

/** Samples of the weather from the scheduled start on, in their order. */
export function weatherByHand(session: number): readonly DeliveredRow[] {
  const start = timeIn(delivered('sessions', session)[0], 'date_start') ?? Number.NaN;
  return delivered('weather', session)
    .filter((row) => (timeIn(row, 'date') ?? Number.NaN) >= start)
    .toSorted((a, b) => (timeIn(a, 'date') ?? 0) - (timeIn(b, 'date') ?? 0));
}
