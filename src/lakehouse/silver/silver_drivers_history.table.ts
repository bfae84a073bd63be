import {driverNumber, quarantine, text, time, whole} from '../columns';
import type {DerivedTable} from '../define';
import {validDriverNumber} from './rules';
import sql from './silver_drivers_history.sql?raw';

export const silverDriversHistory: DerivedTable = {
  layer: 'silver',
  name: 'silver_drivers_history',
  doc:
    'One row per car number and time in which driver and team stayed the same: SCD type 2 by session start, tracking full_name, name_acronym and team_name. ' +
    'The order of delivery does not matter: the whole history is computed from silver_drivers along the calendar. ' +
    'A version holds until another driver or team has the number, also over a winter or when the number is given up; last_session_start says when it was last seen. ' +
    'A new spelling is a change; sessions without a start, and entries without a driver or team, say nothing.',
  inputs: ['silver_drivers', 'silver_sessions'],
  key: ['driver_number', '__START_AT'],
  sequenceBy: ['__START_AT'],
  refreshUnit: 'table',
  columns: {
    driver_number: {...driverNumber, doc: 'Car number; given to another driver it goes on here'},
    full_name: text('Driver'),
    name_acronym: text('Three letters'),
    team_name: text('Team'),
    team_colour: text('Six hexadecimal digits without #, as in the last session of the version'),
    sessions: whole('Sessions of the version, practices included', '1'),
    last_session_start: time('Scheduled start of the last session of the version'),
    __START_AT: time('Scheduled start of the first session of the version'),
    __END_AT: time('Where the next version of the number starts; null for the current one'),
  },
  expectations: [
    validDriverNumber,
    quarantine(
      'ends_after_start',
      '__END_AT is null or __END_AT > __START_AT',
      'A version lasts some time',
    ),
  ],
  sql,
};
