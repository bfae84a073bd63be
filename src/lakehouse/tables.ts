import type {EndpointName} from '#/domain/endpoints';
import {bronzeCarData} from './bronze/bronze_car_data.table';
import {bronzeChampionshipDrivers} from './bronze/bronze_championship_drivers.table';
import {bronzeChampionshipTeams} from './bronze/bronze_championship_teams.table';
import {bronzeDrivers} from './bronze/bronze_drivers.table';
import {bronzeIntervals} from './bronze/bronze_intervals.table';
import {bronzeLaps} from './bronze/bronze_laps.table';
import {bronzeLocation} from './bronze/bronze_location.table';
import {bronzeMeetings} from './bronze/bronze_meetings.table';
import {bronzeOvertakes} from './bronze/bronze_overtakes.table';
import {bronzePit} from './bronze/bronze_pit.table';
import {bronzePosition} from './bronze/bronze_position.table';
import {bronzeRaceControl} from './bronze/bronze_race_control.table';
import {bronzeSessionResult} from './bronze/bronze_session_result.table';
import {bronzeSessions} from './bronze/bronze_sessions.table';
import {bronzeStartingGrid} from './bronze/bronze_starting_grid.table';
import {bronzeStints} from './bronze/bronze_stints.table';
import {bronzeTeamRadio} from './bronze/bronze_team_radio.table';
import {bronzeWeather} from './bronze/bronze_weather.table';
import type {BronzeTable, DerivedTable, TableDefinition, View} from './define';
import {goldCircuitHistory} from './gold/gold_circuit_history.table';
import {goldDriverPerformance} from './gold/gold_driver_performance.table';
import {goldDriverSeason} from './gold/gold_driver_season.table';
import {goldFastestLaps} from './gold/gold_fastest_laps.table';
import {goldGridToFinish} from './gold/gold_grid_to_finish.table';
import {goldHeadToHead} from './gold/gold_head_to_head.table';
import {goldOvertakesAnalysis} from './gold/gold_overtakes_analysis.table';
import {goldPitStops} from './gold/gold_pit_stops.table';
import {goldQualifying} from './gold/gold_qualifying.table';
import {goldRaceControlSummary} from './gold/gold_race_control_summary.table';
import {goldRacePace} from './gold/gold_race_pace.table';
import {goldRaceResults} from './gold/gold_race_results.table';
import {goldRaceSummary} from './gold/gold_race_summary.table';
import {goldRadioSummary} from './gold/gold_radio_summary.table';
import {goldSeasonEntries} from './gold/gold_season_entries.table';
import {goldSeasonStandingsDrivers} from './gold/gold_season_standings_drivers.table';
import {goldSeasonStandingsTeams} from './gold/gold_season_standings_teams.table';
import {goldStintLaps} from './gold/gold_stint_laps.table';
import {goldTeamPerformance} from './gold/gold_team_performance.table';
import {goldTeamSeason} from './gold/gold_team_season.table';
import {goldTelemetryLaps} from './gold/gold_telemetry_laps.table';
import {goldTelemetryTraces} from './gold/gold_telemetry_traces.table';
import {goldTrackStatus} from './gold/gold_track_status.table';
import {goldTyreDegradation} from './gold/gold_tyre_degradation.table';
import {goldTyreStrategy} from './gold/gold_tyre_strategy.table';
import {goldWeatherSummary} from './gold/gold_weather_summary.table';
import {silverCarData} from './silver/silver_car_data.table';
import {silverChampionshipDrivers} from './silver/silver_championship_drivers.table';
import {silverChampionshipTeams} from './silver/silver_championship_teams.table';
import {silverDrivers} from './silver/silver_drivers.table';
import {silverDriversHistory} from './silver/silver_drivers_history.table';
import {silverIntervals} from './silver/silver_intervals.table';
import {silverLaps} from './silver/silver_laps.table';
import {silverLocation} from './silver/silver_location.table';
import {silverMeetings} from './silver/silver_meetings.table';
import {silverOvertakes} from './silver/silver_overtakes.table';
import {silverPit} from './silver/silver_pit.table';
import {silverPosition} from './silver/silver_position.table';
import {silverRaceControl} from './silver/silver_race_control.table';
import {silverSessionResult} from './silver/silver_session_result.table';
import {silverSessions} from './silver/silver_sessions.table';
import {silverStartingGrid} from './silver/silver_starting_grid.table';
import {silverStints} from './silver/silver_stints.table';
import {silverTeamRadio} from './silver/silver_team_radio.table';
import {silverWeather} from './silver/silver_weather.table';
import {seasonCalendar} from './views/season_calendar.view';

/** Bronze tables, one per endpoint. */
export const bronzeTables: readonly BronzeTable[] = [
  bronzeMeetings,
  bronzeSessions,
  bronzeDrivers,
  bronzeLaps,
  bronzeStints,
  bronzePit,
  bronzePosition,
  bronzeIntervals,
  bronzeOvertakes,
  bronzeRaceControl,
  bronzeWeather,
  bronzeSessionResult,
  bronzeStartingGrid,
  bronzeChampionshipDrivers,
  bronzeChampionshipTeams,
  bronzeTeamRadio,
  bronzeCarData,
  bronzeLocation,
];

/** Silver, then gold: every table after its inputs. */
export const derivedTables: readonly DerivedTable[] = [
  silverMeetings,
  silverSessions,
  silverDrivers,
  silverLaps,
  silverStints,
  silverPit,
  silverPosition,
  silverIntervals,
  silverOvertakes,
  silverRaceControl,
  silverWeather,
  silverSessionResult,
  silverStartingGrid,
  silverChampionshipDrivers,
  silverChampionshipTeams,
  silverTeamRadio,
  silverCarData,
  silverLocation,
  silverDriversHistory,
  goldDriverPerformance,
  goldRaceSummary,
  goldRaceResults,
  goldTeamPerformance,
  goldTyreStrategy,
  goldFastestLaps,
  goldOvertakesAnalysis,
  goldSeasonEntries,
  goldSeasonStandingsDrivers,
  goldSeasonStandingsTeams,
  goldDriverSeason,
  goldTeamSeason,
  goldCircuitHistory,
  goldTrackStatus,
  goldStintLaps,
  goldTyreDegradation,
  goldPitStops,
  goldRacePace,
  goldGridToFinish,
  goldQualifying,
  goldHeadToHead,
  goldWeatherSummary,
  goldRaceControlSummary,
  goldRadioSummary,
  goldTelemetryTraces,
  goldTelemetryLaps,
];

/** Each after those it reads. */
export const views: readonly View[] = [seasonCalendar];

/** Every table of the lake in an order in which they can be run. */
export const tables: readonly TableDefinition[] = [...bronzeTables, ...derivedTables];

const byName = new Map<string, TableDefinition>(tables.map((table) => [table.name, table]));
const byEndpoint = new Map(bronzeTables.map((table) => [table.endpoint, table]));

/** The table of this unqualified name, or undefined when the lake has none. */
export function findTable(name: string): TableDefinition | undefined {
  return byName.get(name);
}

/** The bronze table an endpoint's files are loaded into. */
export function tableForEndpoint(endpoint: EndpointName): BronzeTable {
  const table = byEndpoint.get(endpoint);
  if (!table) throw new RangeError(`No bronze table for ${endpoint}`);
  return table;
}
