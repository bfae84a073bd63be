import type {Query} from './query';

/** What charts of a session have in common. Silver, since no gold table has every kind of session. */

export interface DriverRow {
  readonly driver_number: number;
  readonly full_name: string | null;
  readonly name_acronym: string | null;
  readonly team_name: string | null;
  readonly team_colour: string | null;
}

/** A message of race control that may begin or end a neutralisation. */
export interface MessageRow {
  /** Epoch milliseconds. */
  readonly at_ms: number;
  readonly lap_number: number | null;
  readonly category: string | null;
  readonly flag: string | null;
  readonly message: string | null;
}

export const driversQuery = (session: number): Query<DriverRow> => ({
  reads: ['silver_drivers'],
  sql: `
select driver_number, full_name, name_acronym, team_name, team_colour
from silver_drivers where session_key = ${session} order by driver_number`,
});

/** In silver, since gold_track_status does not tell the lap on which a period ended. */
export const messagesQuery = (session: number): Query<MessageRow> => ({
  reads: ['silver_race_control'],
  sql: `
select cast(epoch_ms(date) as double) as at_ms, lap_number, category, flag, message
from silver_race_control
where session_key = ${session} and (category in ('SafetyCar', 'SessionStatus') or flag = 'RED')
order by date`,
});

/** Classified cars in their order, then the others as gold_race_results has them: by laps, disqualified, not started. */
export const orderQuery = (session: number): Query<{readonly driver_number: number}> => ({
  reads: ['silver_session_result'],
  sql: `
select driver_number from silver_session_result where session_key = ${session}
order by position nulls last, case when dns then 2 when dsq then 1 else 0 end,
  number_of_laps desc nulls last, driver_number`,
});
