import {driverNumber, meetingKey, sessionKey, text, warn, whole} from '../columns';
import type {DerivedTable} from '../define';
import sql from './gold_overtakes_analysis.sql?raw';

export const goldOvertakesAnalysis: DerivedTable = {
  layer: 'gold',
  name: 'gold_overtakes_analysis',
  doc:
    'One row per driver of a race who gained at least one position. As in the reference, a driver who never did has no row, and what counts is ' +
    'every exchange OpenF1 reports, also by pit stop or penalty.',
  inputs: ['silver_overtakes', 'silver_drivers'],
  key: ['session_key', 'driver_number'],
  sequenceBy: [],
  refreshUnit: 'session_key',
  columns: {
    session_key: sessionKey,
    driver_number: driverNumber,
    full_name: text('Driver'),
    team_name: text('Team'),
    overtakes_made: whole('Positions gained', '1'),
    meeting_key: meetingKey,
    name_acronym: text('Three letters'),
    team_colour: text('Six hexadecimal digits without #'),
    overtakes_suffered: whole('Positions lost', '1'),
    overtakes_net: whole('Gained minus lost', '1'),
  },
  expectations: [warn('named_driver', 'full_name is not null', 'The driver is in silver_drivers')],
  sql,
};
