import {driverNumber, meetingKey, real, sessionKey, text, time, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_fastest_laps.sql?raw';

export const goldFastestLaps: DerivedTable = {
  layer: 'gold',
  name: 'gold_fastest_laps',
  doc:
    'One row per driver of a session with at least one valid lap: the fastest one. Valid means timed and certainly not begun in the pit lane. ' +
    'As in the reference, but ties are settled: of equal laps of a driver the earlier counts, of equal drivers the lower number ranks first. ' +
    'The rank is by lap time, not the classification: deleted laps count.',
  inputs: ['silver_laps', 'silver_sessions', 'silver_drivers', 'silver_stints'],
  key: ['session_key', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    session_name: text('Session'),
    location: text('Town or circuit district'),
    date_start: time('Scheduled start of the session'),
    rank: whole('By fastest lap, from 1, without gaps', 'place'),
    driver_number: driverNumber,
    full_name: text('Driver'),
    team_name: text('Team'),
    lap_number: whole('Lap that was the fastest', 'lap'),
    fastest_lap_time: real('Fastest valid lap', 's'),
    meeting_key: meetingKey,
    name_acronym: text('Three letters'),
    team_colour: text('Six hexadecimal digits without #'),
    gap_to_fastest_s: real('Behind the fastest lap of the session', 's'),
    sector_1_s: real('Sector 1 of that lap', 's'),
    sector_2_s: real('Sector 2 of that lap', 's'),
    sector_3_s: real('Sector 3 of that lap', 's'),
    compound: text('Tyre of that lap; null when no stint has the lap'),
    tyre_age_laps: whole('Laps the set had done before that lap', 'lap'),
  },
  expectations: [
    warn('named_driver', 'full_name is not null', 'The driver is in silver_drivers'),
    warn('known_session', 'session_name is not null', 'The session is in silver_sessions'),
  ],
  sql,
};
