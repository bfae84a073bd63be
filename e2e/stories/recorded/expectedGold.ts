import {groupBy} from '#/base/groupBy';
import {type RecordedRow, recordedRows} from './recordedRows';

/**
 * The six reference gold tables, worked out from the recorded answers in plain JavaScript: another way to the
 * same figures than the pipeline's SQL. Only the reference's own columns.
 */

type GoldRow = Readonly<Record<string, unknown>>;
type Numbers = readonly number[];

const keyOf = (row: RecordedRow, ...names: readonly string[]): string =>
  names.map((name) => String(row[name])).join(' ');

function groups(
  rows: readonly RecordedRow[],
  ...names: readonly string[]
): ReadonlyMap<string, readonly RecordedRow[]> {
  return groupBy(rows, (row) => keyOf(row, ...names));
}

const numbers = (rows: readonly RecordedRow[], name: string): Numbers =>
  rows.map((row) => row[name]).filter((value) => typeof value === 'number');
const sum = (values: Numbers): number => values.reduce((total, value) => total + value, 0);
const mean = (values: Numbers): number | null =>
  values.length === 0 ? null : sum(values) / values.length;
const least = (values: Numbers): number | null =>
  values.length === 0 ? null : Math.min(...values);
const most = (values: Numbers): number | null => (values.length === 0 ? null : Math.max(...values));
const time = (value: unknown): number | null =>
  typeof value === 'string' ? Date.parse(value) : null;

function sampleDeviation(values: Numbers): number | null {
  if (values.length < 2) return null;
  const centre = sum(values) / values.length;
  return Math.sqrt(sum(values.map((v) => (v - centre) ** 2)) / (values.length - 1));
}

const laps = recordedRows('laps');
const timedLaps = laps.filter((lap) => typeof lap['lap_duration'] === 'number');
/** Timed, and certainly not begun in the pit lane. */
const validLaps = timedLaps.filter((lap) => lap['is_pit_out_lap'] === false);
const drivers = groups(recordedRows('drivers'), 'session_key', 'driver_number');
const sessions = recordedRows('sessions');

const driverOf = (row: RecordedRow): GoldRow => {
  const driver = drivers.get(keyOf(row, 'session_key', 'driver_number'))?.[0];
  return {full_name: driver?.['full_name'] ?? null, team_name: driver?.['team_name'] ?? null};
};
const driverKey = (row: RecordedRow): GoldRow => ({
  session_key: row['session_key'],
  driver_number: row['driver_number'],
});

export function driverPerformance(): readonly GoldRow[] {
  const stops = groups(recordedRows('pit'), 'session_key', 'driver_number');
  return [...groups(validLaps, 'session_key', 'driver_number')].map(([key, own]) => {
    const [first = {}] = own;
    const times = numbers(own, 'lap_duration');
    const visits = stops.get(key) ?? [];
    const lanes = visits
      .map((visit) => visit['lane_duration'] ?? visit['pit_duration'])
      .filter((value) => typeof value === 'number');
    return {
      ...driverKey(first),
      ...driverOf(first),
      total_laps: own.length,
      fastest_lap_time: least(times),
      avg_lap_time: mean(times),
      lap_time_consistency: sampleDeviation(times),
      max_speed_i1: most(numbers(own, 'i1_speed')),
      max_speed_i2: most(numbers(own, 'i2_speed')),
      max_speed_st: most(numbers(own, 'st_speed')),
      pit_stop_count: visits.length,
      avg_pit_duration: mean(lanes),
      fastest_pit_stop: least(lanes),
    };
  });
}

export function raceSummary(): readonly GoldRow[] {
  const races = sessions.filter((s) => ['Race', 'Sprint'].includes(String(s['session_type'])));
  const of = (rows: readonly RecordedRow[], race: RecordedRow) =>
    rows.filter((row) => row['session_key'] === race['session_key']);
  return races.map((race) => {
    const own = of(timedLaps, race);
    const messages = of(recordedRows('race_control'), race);
    const weather = of(recordedRows('weather'), race);
    const flagged = (flag: string) => messages.filter((message) => message['flag'] === flag).length;
    return {
      session_key: race['session_key'],
      meeting_key: race['meeting_key'],
      session_name: race['session_name'],
      location: race['location'],
      date_start: time(race['date_start']),
      date_end: time(race['date_end']),
      total_laps: most(numbers(own, 'lap_number')),
      fastest_lap: least(numbers(own, 'lap_duration')),
      total_pit_stops:
        own.length === 0 ? null : own.filter((lap) => lap['is_pit_out_lap'] === true).length,
      yellow_flags: flagged('YELLOW'),
      red_flags: flagged('RED'),
      safety_cars: messages.filter((message) => message['category'] === 'SafetyCar').length,
      avg_air_temp: mean(numbers(weather, 'air_temperature')),
      avg_track_temp: mean(numbers(weather, 'track_temperature')),
      rainfall_detected: most(numbers(weather, 'rainfall')),
    };
  });
}

export function teamPerformance(): readonly GoldRow[] {
  return [...groups(driverPerformance(), 'session_key', 'team_name').values()].map((own) => ({
    session_key: own[0]?.['session_key'],
    team_name: own[0]?.['team_name'],
    drivers_count: own.length,
    team_fastest_lap: least(numbers(own, 'fastest_lap_time')),
    team_avg_lap_time: mean(numbers(own, 'avg_lap_time')),
    total_team_pit_stops: sum(numbers(own, 'pit_stop_count')),
    team_avg_pit_duration: mean(numbers(own, 'avg_pit_duration')),
    team_max_speed: most(numbers(own, 'max_speed_st')),
  }));
}

export function tyreStrategy(): readonly GoldRow[] {
  const driven = groups(laps, 'session_key', 'driver_number');
  return recordedRows('stints').flatMap((stint) => {
    const [from, to] = [Number(stint['lap_start']), Number(stint['lap_end'])];
    const own = (driven.get(keyOf(stint, 'session_key', 'driver_number')) ?? []).filter(
      (lap) => Number(lap['lap_number']) >= from && Number(lap['lap_number']) <= to,
    );
    if (own.length === 0) return [];
    const times = numbers(own, 'lap_duration');
    return {
      ...driverKey(stint),
      ...driverOf(stint),
      stint_number: stint['stint_number'],
      compound: stint['compound'],
      stint_laps: to - from + 1,
      tyre_age_at_start: stint['tyre_age_at_start'],
      avg_lap_time_on_compound: mean(times),
      best_lap_time_on_compound: least(times),
    };
  });
}

export function fastestLaps(): readonly GoldRow[] {
  const byTime = (a: RecordedRow, b: RecordedRow) =>
    Number(a['lap_duration']) - Number(b['lap_duration']);
  const best = [...groups(validLaps, 'session_key', 'driver_number').values()].flatMap((own) =>
    own
      .toSorted((a, b) => byTime(a, b) || Number(a['lap_number']) - Number(b['lap_number']))
      .slice(0, 1),
  );
  return [...groups(best, 'session_key').values()].flatMap((own) => {
    const session = sessions.find((s) => s['session_key'] === own[0]?.['session_key']);
    return own
      .toSorted((a, b) => byTime(a, b) || Number(a['driver_number']) - Number(b['driver_number']))
      .map((lap, place) => ({
        ...driverKey(lap),
        ...driverOf(lap),
        session_name: session?.['session_name'],
        location: session?.['location'],
        date_start: time(session?.['date_start']),
        rank: place + 1,
        lap_number: lap['lap_number'],
        fastest_lap_time: lap['lap_duration'],
      }));
  });
}

export function overtakesAnalysis(): readonly GoldRow[] {
  const made = groups(recordedRows('overtakes'), 'session_key', 'overtaking_driver_number');
  return [...made.values()].map((own) => {
    const driver = {
      session_key: own[0]?.['session_key'],
      driver_number: own[0]?.['overtaking_driver_number'],
    };
    return {...driver, ...driverOf(driver), overtakes_made: own.length};
  });
}

/** Each reference table with the columns that tell its rows apart. */
export const expectedGold = {
  gold_driver_performance: {key: ['session_key', 'driver_number'], rows: driverPerformance},
  gold_race_summary: {key: ['session_key'], rows: raceSummary},
  gold_team_performance: {key: ['session_key', 'team_name'], rows: teamPerformance},
  gold_tyre_strategy: {key: ['session_key', 'driver_number', 'stint_number'], rows: tyreStrategy},
  gold_fastest_laps: {key: ['session_key', 'driver_number'], rows: fastestLaps},
  gold_overtakes_analysis: {key: ['session_key', 'driver_number'], rows: overtakesAnalysis},
} as const;
