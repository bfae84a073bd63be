import type {Query} from '#/charts/query';
import type {LapId} from './telemetrySearch';

/** A sample of a compared lap, with the lap's own facts repeated. */
export interface TraceRow {
  readonly driver_number: number;
  readonly lap_number: number;
  readonly name_acronym: string | null;
  readonly full_name: string | null;
  readonly team_colour: string | null;
  readonly lap_time_s: number | null;
  readonly elapsed_s: number;
  readonly distance_m: number;
  readonly speed_kmh: number | null;
  readonly throttle_percent: number | null;
  readonly brake_percent: number | null;
  readonly gear: number | null;
  readonly rpm: number | null;
  readonly is_drs_open: boolean | null;
  readonly x: number | null;
  readonly y: number | null;
}

/** A lap that can be compared. */
export interface TelemetryLapRow {
  readonly driver_number: number;
  readonly lap_number: number;
  readonly name_acronym: string | null;
  readonly full_name: string | null;
  readonly lap_time_s: number | null;
  readonly is_clean: boolean | null;
}

/** Every lap of the session with telemetry. */
export const lapsQuery = (session: number): Query<TelemetryLapRow> => ({
  reads: ['gold_telemetry_laps'],
  sql: `
select driver_number, lap_number, name_acronym, full_name, lap_time_s, is_clean
from gold_telemetry_laps where session_key = ${session} order by driver_number, lap_number`,
});

/**
 * The samples of the laps, in their order. Without any: the best laps of the two fastest drivers, of those with no hole.
 * A lap has about 340, fewer than a screen has pixels, so there is nothing to thin here: see `tracePainter.ts`.
 */
export const tracesQuery = (session: number, laps: readonly LapId[]): Query<TraceRow> => ({
  reads: ['gold_telemetry_traces', 'gold_telemetry_laps'],
  sql: `
with chosen as (${laps.length > 0 ? namedLaps(laps) : bestLaps(session)}
)
select t.driver_number, t.lap_number, l.name_acronym, l.full_name, l.team_colour, l.lap_time_s,
  t.elapsed_s, t.distance_m, t.speed_kmh, t.throttle_percent, t.brake_percent, t.gear, t.rpm,
  t.is_drs_open, t.x, t.y
from gold_telemetry_traces t
join chosen c on c.driver_number = t.driver_number and c.lap_number = t.lap_number
join gold_telemetry_laps l on l.session_key = t.session_key
  and l.driver_number = t.driver_number and l.lap_number = t.lap_number
where t.session_key = ${session} and t.distance_m is not null
order by c.place, t.sample_number`,
});

const namedLaps = (laps: readonly LapId[]) => `
  select * from (values ${laps
    .map(({driver, lap}, place) => `(${place}, ${driver}, ${lap})`)
    .join(', ')}) as named(place, driver_number, lap_number)`;

const bestLaps = (session: number) => `
  select row_number() over (order by min(lap_time_s), driver_number) as place, driver_number,
    min_by(lap_number, lap_time_s) as lap_number
  from gold_telemetry_laps
  where session_key = ${session} and lap_time_s is not null and longest_gap_s < 2
  group by driver_number order by place limit 2`;
