/**
 * OpenF1's 18 endpoints as one table of data. Source: the API's documentation and its own ingest code;
 * `key` is what the server itself keeps one newest version of a row by.
 */

export type EndpointName =
  | 'car_data'
  | 'championship_drivers'
  | 'championship_teams'
  | 'drivers'
  | 'intervals'
  | 'laps'
  | 'location'
  | 'meetings'
  | 'overtakes'
  | 'pit'
  | 'position'
  | 'race_control'
  | 'session_result'
  | 'sessions'
  | 'starting_grid'
  | 'stints'
  | 'team_radio'
  | 'weather';

/** What one request of an endpoint covers. `qualifying-session`: a race's grid stands under the key of its qualifying. */
export type Slice = 'meeting' | 'session' | 'session-driver' | 'qualifying-session';

/** race and sprint differ in points only; both have session_type Race. */
export type SessionKind = 'practice' | 'qualifying' | 'sprint-qualifying' | 'sprint' | 'race';

export interface Endpoint {
  readonly name: EndpointName;
  readonly doc: string;
  readonly key: readonly string[];
  readonly slice: Slice;
  /** Kinds of session that have rows; asking others costs a request and answers 404. */
  readonly kinds: readonly SessionKind[];
  /** Bytes of one request's answer, for the plan's estimate. */
  readonly typicalBytes: number;
  /** Part of a plan unless the person takes it out. */
  readonly byDefault: boolean;
}

const every: readonly SessionKind[] = [
  'practice',
  'qualifying',
  'sprint-qualifying',
  'sprint',
  'race',
];
const races: readonly SessionKind[] = ['sprint', 'race'];

const endpoint = (
  name: EndpointName,
  doc: string,
  key: readonly string[],
  more: Partial<Endpoint> & {readonly typicalBytes: number},
): Endpoint => ({name, doc, key, slice: 'session', kinds: every, byDefault: true, ...more});

export const endpoints: readonly Endpoint[] = [
  endpoint('meetings', 'Grands Prix and tests', ['meeting_key'], {
    slice: 'meeting',
    typicalBytes: 800,
  }),
  endpoint('sessions', 'Sessions of a meeting', ['session_key'], {
    slice: 'meeting',
    typicalBytes: 1_800,
  }),
  endpoint('drivers', 'Who drove which car', ['session_key', 'driver_number'], {
    typicalBytes: 8_000,
  }),
  endpoint('laps', 'Lap and sector times', ['session_key', 'driver_number', 'lap_number'], {
    typicalBytes: 400_000,
  }),
  endpoint('stints', 'Tyre stints', ['session_key', 'driver_number', 'stint_number'], {
    typicalBytes: 8_000,
  }),
  endpoint('pit', 'Pit lane visits', ['session_key', 'driver_number', 'lap_number'], {
    typicalBytes: 8_000,
  }),
  endpoint('position', 'Position changes', ['session_key', 'driver_number', 'date'], {
    typicalBytes: 80_000,
  }),
  endpoint(
    'intervals',
    'Gaps to the leader and the car ahead',
    ['session_key', 'driver_number', 'date'],
    {kinds: races, typicalBytes: 3_500_000},
  ),
  endpoint(
    'overtakes',
    'Who passed whom',
    ['session_key', 'date', 'overtaking_driver_number', 'overtaken_driver_number'],
    {kinds: races, typicalBytes: 45_000},
  ),
  endpoint(
    'race_control',
    'Flags, safety cars and messages',
    ['session_key', 'date', 'category', 'driver_number', 'lap_number', 'sector', 'message'],
    {typicalBytes: 20_000},
  ),
  endpoint('weather', 'Weather once a minute', ['session_key', 'date'], {typicalBytes: 25_000}),
  endpoint('session_result', 'Classification', ['session_key', 'driver_number'], {
    typicalBytes: 4_000,
  }),
  endpoint(
    'starting_grid',
    'Grid, kept under the qualifying session',
    ['session_key', 'driver_number'],
    {
      slice: 'qualifying-session',
      kinds: ['qualifying', 'sprint-qualifying', 'sprint', 'race'],
      typicalBytes: 2_000,
    },
  ),
  endpoint(
    'championship_drivers',
    'Drivers standings before and after a race',
    ['session_key', 'driver_number'],
    {kinds: races, typicalBytes: 3_000},
  ),
  endpoint(
    'championship_teams',
    'Teams standings before and after a race',
    ['session_key', 'team_name'],
    {kinds: races, typicalBytes: 1_500},
  ),
  endpoint(
    'team_radio',
    'Links to radio recordings',
    ['session_key', 'driver_number', 'recording_url'],
    {typicalBytes: 15_000},
  ),
  endpoint(
    'car_data',
    'Telemetry, about 3.7 samples a second',
    ['session_key', 'driver_number', 'date'],
    {slice: 'session-driver', typicalBytes: 4_500_000, byDefault: false},
  ),
  endpoint('location', 'Position on the track map', ['session_key', 'driver_number', 'date'], {
    slice: 'session-driver',
    typicalBytes: 4_000_000,
    byDefault: false,
  }),
];

const byName = new Map(endpoints.map((e) => [e.name as string, e]));

export function isEndpointName(name: string): name is EndpointName {
  return byName.has(name);
}

/** Sprint Shootout is what 2023 called sprint qualifying. Tests and unknown types count as practice. */
export function sessionKind(sessionType: string, sessionName: string): SessionKind {
  if (sessionType === 'Race') return sessionName === 'Sprint' ? 'sprint' : 'race';
  if (sessionType.includes('Qualifying') || sessionName === 'Sprint Shootout')
    return sessionName.startsWith('Sprint') ? 'sprint-qualifying' : 'qualifying';
  return 'practice';
}
