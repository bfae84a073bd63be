import type {Query} from './query';
import type {DriverRow} from './sessionQueries';

/** What pages of a season have in common. */

export interface SeasonRow {
  readonly year: number;
  /** Races and sprints that the lake has a classification of. */
  readonly results: number;
}

/** Seasons of which the calendar knows a session, the newest first. Silver: gold leaves out those without rows. */
export const seasonsQuery: Query<SeasonRow> = {
  reads: ['silver_sessions', 'gold_race_results'],
  sql: `
select s.year, count(r.session_key) as results
from silver_sessions s
left join (select distinct session_key from gold_race_results) r on r.session_key = s.session_key
where s.year is not null
group by s.year order by s.year desc`,
};

/** People of a season under the number by which the season's tables count them. */
export const entriesQuery = (year: number): Query<DriverRow> => ({
  reads: ['gold_season_entries'],
  sql: `
select driver_number, full_name, name_acronym, team_name, team_colour
from gold_season_entries
where year = ${year} and driver_number = season_driver_number
order by driver_number`,
});
