import {meetingKey, real, sessionKey, text, whole} from '../columns';
import {bronzeTable} from './bronzeTable';

export const bronzeChampionshipTeams = bronzeTable(
  'championship_teams',
  'Standings of teams before and after a race as delivered.',
  {
    session_key: sessionKey,
    meeting_key: meetingKey,
    team_name: text('Team; null in some rows'),
    position_start: whole('Place before the race; null at the first of a season', 'place'),
    position_current: whole('Place after the race', 'place'),
    points_start: real('Points before the race; null at the first of a season', 'points'),
    points_current: real('Points after the race', 'points'),
  },
);
