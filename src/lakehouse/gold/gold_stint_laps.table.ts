import {
  driverNumber,
  flag,
  meetingKey,
  real,
  sessionKey,
  text,
  time,
  warn,
  whole,
} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_stint_laps.sql?raw';

export const goldStintLaps: DerivedTable = {
  layer: 'gold',
  name: 'gold_stint_laps',
  doc:
    'One row per driver and lap of any session, with what was true on that lap: tyres, weather, state of the track, place. ' +
    'is_valid as in the other tables: timed and certainly not begun in the pit lane. is_clean is a lap to measure pace by: valid, not ended in the pit lane, ' +
    'not deleted, green from start to end (or no race control known), not the first lap of a race, and within 107 % of the best such lap of the stint. ' +
    'Laps that OpenF1 lacks have no row, as lap 1 of races delivered before 2026. Position and gaps are the latest published at the end of the lap, ' +
    'weather the latest at its start. Of overlapping stints the later counts. Not in the reference.',
  inputs: [
    'silver_laps',
    'silver_sessions',
    'silver_drivers',
    'silver_stints',
    'silver_pit',
    'silver_race_control',
    'silver_weather',
    'silver_position',
    'silver_intervals',
    'gold_track_status',
  ],
  key: ['session_key', 'driver_number', 'lap_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    lap_number: whole('Counts from 1, laps out of the garage included', 'lap'),
    meeting_key: meetingKey,
    session_name: text('Session'),
    is_race: flag('The session is a race or sprint'),
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #'),
    date_start: time('Start of the lap; OpenF1 dates it to about half a second'),
    date_end: time('Start plus lap time, or the start of the next lap; null when neither is known'),
    lap_time_s: real('Lap time; of a lap out of the garage it includes the stay', 's'),
    sector_1_s: real('Sector 1', 's'),
    sector_2_s: real('Sector 2', 's'),
    sector_3_s: real('Sector 3', 's'),
    i1_speed_kmh: whole('Speed at the first intermediate', 'km/h'),
    i2_speed_kmh: whole('Speed at the second intermediate', 'km/h'),
    st_speed_kmh: whole('Speed at the speed trap', 'km/h'),
    stint_number: whole('Stint of the lap; null when no stint has it', '1'),
    compound: text('SOFT, MEDIUM, HARD, INTERMEDIATE or WET; rarely UNKNOWN or null'),
    tyre_age_laps: whole('Laps the set had done before this lap', 'lap'),
    is_pit_out_lap: flag('Begun in the pit lane, as delivered'),
    is_pit_in_lap: flag(
      'Ended in the pit lane: the next lap began there, or a race has a stop on it',
    ),
    track_status: text(
      'Worst state anywhere on the track during the lap: RED, SC, VSC, YELLOW, else GREEN; null without race control or start of lap',
    ),
    air_temperature_c: real('Air temperature at the start of the lap', '°C'),
    track_temperature_c: real('Track temperature then; null where the feed has exactly 0', '°C'),
    is_raining: flag('Rain was reported at the start of the lap'),
    position: whole('Place at the end of the lap; outside races by best time so far', 'place'),
    gap_to_leader_s: real('Latest gap of the lap to the leader; null when lapped or unknown', 's'),
    gap_to_leader_laps: whole('Laps behind the leader; null when on the lead lap', 'lap'),
    interval_s: real('Gap to the car ahead, published with the gap to the leader', 's'),
    is_deleted: flag(
      'Race control deleted the time; found by driver and time, or by lap number where no time is named. A reinstated lap stays deleted',
    ),
    is_valid: flag('Timed and certainly not begun in the pit lane'),
    is_clean: flag('A lap to measure pace by, see the table'),
    gap_to_driver_best_s: real("Behind the driver's best valid lap that was not deleted", 's'),
  },
  expectations: [
    warn('named_driver', 'full_name is not null', 'The driver is in silver_drivers'),
    warn('known_tyres', 'compound is not null', 'A stint with a compound has the lap'),
    warn('dated_lap', 'date_start is not null', 'The lap says when it began'),
  ],
  sql,
};
