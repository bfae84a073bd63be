import {bronzeStints} from '../bronze/bronze_stints.table';
import {quarantine, warn} from '../columns';
import {validDriverNumber, validSessionKey} from './rules';
import sql from './silver_stints.sql?raw';
import {silverTable} from './silverTable';

export const silverStints = silverTable(bronzeStints, {
  doc: 'One row per driver and stint on one set of tyres.',
  key: ['session_key', 'driver_number', 'stint_number'],
  expectations: [
    validSessionKey,
    validDriverNumber,
    quarantine('valid_stint', 'stint_number > 0', 'Stints count from 1'),
    warn('ends_after_start', 'lap_end >= lap_start', 'A stint ends on or after its first lap'),
    warn(
      'known_compound',
      "compound in ('SOFT', 'MEDIUM', 'HARD', 'INTERMEDIATE', 'WET')",
      'The compound is one of the five',
    ),
    warn(
      'plausible_tyre_age',
      'tyre_age_at_start is null or tyre_age_at_start >= 0',
      'No set is younger than new',
    ),
  ],
  sql,
});
