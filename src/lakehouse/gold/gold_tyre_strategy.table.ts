import {driverNumber, meetingKey, real, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_tyre_strategy.sql?raw';

export const goldTyreStrategy: DerivedTable = {
  layer: 'gold',
  name: 'gold_tyre_strategy',
  doc:
    'One row per stint of a driver in which at least one lap is known. As in the reference, lap times are over all timed laps from lap_start to ' +
    'lap_end, those begun in the pit lane, into the pits or under a safety car included, and a lap that two overlapping stints claim counts in both. ' +
    'OpenF1 may end the last stint a lap after the flag: stint_laps is then one too many, tyre_age_at_end is not. ' +
    "The added degradation_s_per_lap looks at clean laps only: not begun in the pit lane and within 107 % of the stint's best; " +
    'it is the least-squares slope, not corrected for fuel, and null for fewer than five clean laps.',
  inputs: ['silver_stints', 'silver_laps', 'silver_drivers'],
  key: ['session_key', 'driver_number', 'stint_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    full_name: text('Driver'),
    team_name: text('Team'),
    stint_number: whole('Counts from 1', '1'),
    compound: text('SOFT, MEDIUM, HARD, INTERMEDIATE or WET; rarely UNKNOWN or null'),
    stint_laps: whole('Laps from lap_start to lap_end, as delivered', 'lap'),
    tyre_age_at_start: whole('Laps the set had done before', 'lap'),
    avg_lap_time_on_compound: real('Mean of the timed laps', 's'),
    best_lap_time_on_compound: real('Fastest timed lap', 's'),
    meeting_key: meetingKey,
    name_acronym: text('Three letters'),
    team_colour: text('Six hexadecimal digits without #'),
    lap_start: whole('First lap of the stint', 'lap'),
    lap_end: whole('Last lap of the stint', 'lap'),
    tyre_age_at_end: whole('Laps the set had done after the last lap known of the stint', 'lap'),
    timed_laps: whole('Laps with a time', 'lap'),
    clean_laps: whole("Laps not begun in the pit lane, within 107 % of the stint's best", 'lap'),
    degradation_s_per_lap: real(
      'What a lap costs more than the one before, over the clean laps; negative when fuel and track gain faster',
      's/lap',
    ),
  },
  expectations: [
    warn(
      'known_compound',
      "compound in ('SOFT', 'MEDIUM', 'HARD', 'INTERMEDIATE', 'WET')",
      'The compound is one of the five',
    ),
    warn('stint_has_laps', 'stint_laps > 0', 'A stint lasts a lap or more'),
  ],
  sql,
};
