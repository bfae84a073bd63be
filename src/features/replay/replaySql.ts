import type {Query} from '#/charts/query';
import type {TrackStatus} from '#/domain/replay/raceMoment';

/**
 * Everything of a session on one clock: times are milliseconds since the first known lap began. Lists come one row a
 * driver, which crosses to the page much faster than one row a sample.
 */

/** Places of a car, in order of time. */
export interface TrackRow {
  readonly driver_number: number;
  readonly times_ms: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface ReplayLapRow {
  readonly driver_number: number;
  readonly lap_number: number;
  readonly start_ms: number;
  readonly end_ms: number | null;
  readonly compound: string | null;
  readonly gap_s: number | null;
  readonly gap_laps: number | null;
}

/** Places in the order, as timing told them. */
export interface OrderRow {
  readonly driver_number: number;
  readonly times_ms: readonly number[];
  readonly positions: readonly number[];
}

export interface StatusRow {
  readonly status: TrackStatus;
  readonly start_ms: number;
  readonly end_ms: number | null;
}

const sinceStart = (session: number, time: string) =>
  `cast(epoch_ms(${time}) - (
    select epoch_ms(min(date_start)) from gold_stint_laps where session_key = ${session}
  ) as integer)`;

/**
 * One place a second and car, from two minutes before the first lap to two after the last. Of silver, since gold has
 * places only of timed laps of cars with car_data.
 */
export const tracksQuery = (session: number): Query<TrackRow> => ({
  reads: ['silver_location', 'gold_stint_laps'],
  sql: `
with bounds as (
  select min(date_start) - interval '2' minute as begins, max(coalesce(date_end, date_start)) + interval '2' minute as ends
  from gold_stint_laps where session_key = ${session}
),
thinned as (
  select l.driver_number, min(l.date) as moment, arg_min(l.x, l.date) as x, arg_min(l.y, l.date) as y
  from silver_location l join bounds b on l.date between b.begins and b.ends
  where l.session_key = ${session} and (l.x <> 0 or l.y <> 0 or l.z <> 0)
  group by l.driver_number, date_trunc('second', l.date)
)
select driver_number,
  list(${sinceStart(session, 'moment')} order by moment) as times_ms,
  list(cast(x as integer) order by moment) as x, list(cast(y as integer) order by moment) as y
from thinned group by driver_number order by driver_number`,
});

export const lapsQuery = (session: number): Query<ReplayLapRow> => ({
  reads: ['gold_stint_laps'],
  sql: `
select driver_number, lap_number, ${sinceStart(session, 'date_start')} as start_ms,
  ${sinceStart(session, 'date_end')} as end_ms, compound,
  gap_to_leader_s as gap_s, gap_to_leader_laps as gap_laps
from gold_stint_laps
where session_key = ${session} and date_start is not null order by driver_number, lap_number`,
});

/** Of silver, since gold has places only at the ends of laps. */
export const orderQuery = (session: number): Query<OrderRow> => ({
  reads: ['silver_position', 'gold_stint_laps'],
  sql: `
select driver_number, list(${sinceStart(session, 'date')} order by date) as times_ms,
  list(cast(position as integer) order by date) as positions
from silver_position where session_key = ${session} and position is not null
group by driver_number order by driver_number`,
});

export const statusQuery = (session: number): Query<StatusRow> => ({
  reads: ['gold_track_status', 'gold_stint_laps'],
  sql: `
select status, ${sinceStart(session, 'date_start')} as start_ms, ${sinceStart(session, 'date_end')} as end_ms
from gold_track_status
where session_key = ${session} and date_start is not null order by date_start`,
});
