import {bronzeChampionshipTeams} from '../bronze/bronze_championship_teams.table';
import {warn} from '../columns';
import {validSessionKey} from './rules';
import sql from './silver_championship_teams.sql?raw';
import {silverTable} from './silverTable';

export const silverChampionshipTeams = silverTable(bronzeChampionshipTeams, {
  doc: 'One row per team and race: standings before and after it.',
  key: ['session_key', 'team_name'],
  expectations: [
    validSessionKey,
    warn('named_team', 'team_name is not null', 'The standings say which team'),
    warn('counted', 'points_current is not null', 'The standings have points'),
  ],
  sql,
});
