import type {EndpointName} from '#/domain/endpoints';
import {meetingPlan, type MeetingPlan} from './calendar';
import type {Row} from './row';
import {controlRows} from './rows/controlRows';
import {driverRows, meetingRow, sessionRows} from './rows/identityRows';
import {intervalRows} from './rows/intervalRows';
import {lapRows} from './rows/lapRows';
import {overtakeRows, positionRows} from './rows/orderRows';
import {radioRows} from './rows/radioRows';
import {gridRows, resultRows} from './rows/resultRows';
import {driverStandingRows, teamStandingRows} from './rows/standingRows';
import {pitRows, stintRows} from './rows/stopRows';
import {carDataRows, locationRows, telemetryCars} from './rows/telemetryRows';
import {weatherRows} from './rows/weatherRows';
import {afterRace, openingStandings, type Standings} from './standings';
import {createWeekend, driverNumber, type SessionStory, type Weekend} from './weekend';

export interface SimulatorOptions {
  readonly seed: number;
  readonly year: number;
  /** Race weekends, one a week from March on. */
  readonly meetings: number;
  readonly cars: number;
  readonly laps: number;
  /** How many drivers have car_data and location, in qualifying and race. */
  readonly telemetryDrivers: number;
}

/** Which rows are wanted; what is absent is not limited. */
export interface Scope {
  readonly meetingKeys?: ReadonlySet<number>;
  readonly sessionKeys?: ReadonlySet<number>;
  readonly driverNumbers?: ReadonlySet<number>;
}

/** Invented race weekends behind OpenF1's endpoints. The same options give the same rows, in whatever order they are asked for. */
export interface Simulator {
  readonly meetings: readonly MeetingPlan[];
  /** Rows in the API's order; made while they are read. */
  readonly rows: (endpoint: EndpointName, scope?: Scope) => Iterable<Row>;
}

export const defaultSimulation: SimulatorOptions = {
  seed: 2026,
  year: 2026,
  meetings: 1,
  cars: 20,
  laps: 55,
  telemetryDrivers: 4,
};

/** Builds a weekend only when one of its rows is asked for, and keeps the latest two. */
export function createSimulator(options: Partial<SimulatorOptions> = {}): Simulator {
  const settings = {...defaultSimulation, ...options};
  const meetings = Array.from({length: settings.meetings}, (_, round) =>
    meetingPlan(settings.year, round),
  );
  const season = createSeason(settings);
  return {
    meetings,
    rows: function* rows(endpoint, scope = {}) {
      const sends = driverFilter(scope.driverNumbers);
      for (const meeting of meetings) {
        if (!isIn(meeting, scope)) continue;
        // One loop here instead of generators in generators: 100,000 rows pass through it.
        for (const part of meetingParts(season, meeting.round, endpoint, scope))
          for (const row of part) if (sends(row)) yield row;
      }
    },
  };
}

function isIn({meetingKey, sessions}: MeetingPlan, {meetingKeys, sessionKeys}: Scope): boolean {
  return allows(meetingKeys, meetingKey) && sessions.some((s) => allows(sessionKeys, s.sessionKey));
}

function driverFilter(numbers: ReadonlySet<number> | undefined): (row: Row) => boolean {
  if (!numbers) return () => true;
  return ({driver_number}) => typeof driver_number === 'number' && numbers.has(driver_number);
}

interface Season {
  readonly weekend: (round: number) => Weekend;
  /** Before and after the race of a round. */
  readonly standings: (round: number) => readonly [Standings, Standings];
}

function createSeason(settings: SimulatorOptions): Season {
  const recent = new Map<number, Weekend>();
  const after: Standings[] = [];
  const weekend = (round: number): Weekend => {
    const known = recent.get(round);
    if (known) return known;
    const built = createWeekend({...settings, round});
    const [oldest] = recent.keys();
    if (recent.size >= 2 && oldest !== undefined) recent.delete(oldest);
    recent.set(round, built);
    return built;
  };
  const standings = (round: number): readonly [Standings, Standings] => {
    const {entries} = weekend(round);
    const before = (r: number): Standings =>
      r === 0 ? openingStandings(settings.seed, entries) : (after[r - 1] ?? before(0));
    for (let r = after.length; r <= round; r += 1) {
      const race = weekend(r).sessions.find((session) => session.race);
      after[r] = race ? afterRace(before(r), race) : before(r);
    }
    return [before(round), after[round] ?? before(round)];
  };
  return {weekend, standings};
}

const allows = (wanted: ReadonlySet<number> | undefined, key: number): boolean =>
  !wanted || wanted.has(key);

/** The rows of a weekend in parts, each made while it is read. */
function* meetingParts(
  season: Season,
  round: number,
  endpoint: EndpointName,
  scope: Scope,
): Iterable<Iterable<Row>> {
  const weekend = season.weekend(round);
  if (endpoint === 'meetings') {
    if (!scope.sessionKeys) yield [meetingRow(weekend)];
    return;
  }
  for (const session of weekend.sessions)
    if (allows(scope.sessionKeys, session.plan.sessionKey))
      yield* sessionParts(season, session, endpoint, scope);
}

const byEndpoint: Readonly<Record<SessionEndpoint, (session: SessionStory) => Iterable<Row>>> = {
  drivers: driverRows,
  intervals: intervalRows,
  laps: lapRows,
  overtakes: overtakeRows,
  pit: pitRows,
  position: positionRows,
  race_control: controlRows,
  session_result: resultRows,
  sessions: sessionRows,
  starting_grid: gridRows,
  stints: stintRows,
  team_radio: radioRows,
  weather: weatherRows,
};

type Telemetry = 'car_data' | 'location';
type Championship = 'championship_drivers' | 'championship_teams';
type SessionEndpoint = Exclude<EndpointName, Telemetry | Championship | 'meetings'>;

function sessionParts(
  season: Season,
  session: SessionStory,
  endpoint: Exclude<EndpointName, 'meetings'>,
  {driverNumbers}: Scope,
): readonly Iterable<Row>[] {
  if (endpoint === 'car_data' || endpoint === 'location') {
    const rows = endpoint === 'car_data' ? carDataRows : locationRows;
    return telemetryCars(session)
      .filter((car) => allows(driverNumbers, driverNumber(session, car)))
      .map((car) => rows(session, car));
  }
  if (endpoint !== 'championship_drivers' && endpoint !== 'championship_teams')
    return [byEndpoint[endpoint](session)];
  if (!session.race) return [];
  const rows = endpoint === 'championship_drivers' ? driverStandingRows : teamStandingRows;
  return [rows(session, ...season.standings(session.meeting.round))];
}
