import {z} from 'zod';
import {sharedRows} from './shared';

/** Recorded OpenF1 rows by session, as far as figures are recomputed from them by hand. */

const count = z.number().int();
const lap = z.object({
  driver_number: count,
  lap_number: count,
  lap_duration: z.number().nullable(),
  is_pit_out_lap: z.boolean().nullable(),
  st_speed: count.nullable(),
});
const stop = z.object({driver_number: count, pit_duration: z.number().nullable()});
const stint = z.object({
  driver_number: count,
  stint_number: count,
  lap_start: count,
  lap_end: count,
  compound: z.string().nullable(),
});
const driver = z.object({driver_number: count, full_name: z.string(), team_name: z.string()});
const place = z.object({
  driver_number: count,
  position: count.nullable(),
  points: z.number().optional(),
});
const pass = z.object({overtaking_driver_number: count, overtaken_driver_number: count});

const of =
  <T>(endpoint: string, row: z.ZodType<T>) =>
  (session: number): readonly T[] =>
    sharedRows(endpoint)
      .filter((delivered) => delivered['session_key'] === session)
      .map((delivered) => row.parse(delivered));

export const recorded = {
  laps: of('laps', lap),
  stops: of('pit', stop),
  stints: of('stints', stint),
  drivers: of('drivers', driver),
  results: of('session_result', place),
  grid: of('starting_grid', place),
  passes: of('overtakes', pass),
};

type RecordedLap = z.infer<typeof lap>;
export type TimedLap = RecordedLap & {readonly lap_duration: number};

export function timedLaps(session: number): readonly TimedLap[] {
  return recorded.laps(session).filter((lap): lap is TimedLap => lap.lap_duration !== null);
}

/** Timed and certainly not begun in the pit lane. */
export function validLaps(session: number): readonly TimedLap[] {
  return timedLaps(session).filter((lap) => lap.is_pit_out_lap === false);
}

export function groupBy<T, K>(
  rows: readonly T[],
  keyOf: (row: T) => K,
): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

export const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sample standard deviation; null for fewer than two values. */
export function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const centre = mean(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1),
  );
}
