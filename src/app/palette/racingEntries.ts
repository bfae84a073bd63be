import type {Entry} from './entry';

export interface MeetingRow {
  readonly meeting_key: number;
  readonly year: number;
  readonly meeting_name: string;
  readonly location: string;
  readonly country_name: string;
}
export const meetingsSql = `SELECT meeting_key, year, meeting_name, location, country_name
FROM silver_meetings WHERE meeting_name IS NOT NULL ORDER BY date_start DESC LIMIT 500`;

export interface SessionRow {
  readonly session_key: number;
  readonly session_name: string;
  readonly year: number;
  readonly location: string;
  readonly meeting_name: string | null;
}
export const sessionsSql = `SELECT s.session_key, s.session_name, s.year, s.location, m.meeting_name
FROM silver_sessions AS s LEFT JOIN (SELECT meeting_key, any_value(meeting_name) AS meeting_name FROM silver_meetings GROUP BY 1) AS m
  USING (meeting_key)
WHERE s.session_name IS NOT NULL ORDER BY s.date_start DESC LIMIT 2000`;

export interface DriverRow {
  readonly year: number;
  readonly driver_number: number;
  readonly full_name: string;
  readonly name_acronym: string | null;
  readonly team_name: string | null;
  /** Another driver of the team in that season; null where there is none. */
  readonly mate: number | null;
}
/** Everyone in the newest season they drove in, with whom to compare them. */
export const driversSql = `WITH entries AS (
  SELECT s.year, d.driver_number, arg_max(d.full_name, s.date_start) AS full_name,
    arg_max(d.name_acronym, s.date_start) AS name_acronym, arg_max(d.team_name, s.date_start) AS team_name
  FROM silver_drivers AS d JOIN silver_sessions AS s USING (session_key)
  WHERE d.full_name IS NOT NULL GROUP BY s.year, d.driver_number)
SELECT e.year, e.driver_number, e.full_name, e.name_acronym, e.team_name,
  (SELECT min(o.driver_number) FROM entries AS o
   WHERE o.year = e.year AND o.team_name = e.team_name AND o.driver_number <> e.driver_number) AS mate
FROM entries AS e ORDER BY e.year DESC, e.driver_number LIMIT 400`;

interface RacingRows {
  readonly meetings: readonly MeetingRow[];
  readonly sessions: readonly SessionRow[];
  readonly drivers: readonly DriverRow[];
}

/** The meetings, sessions, drivers and teams of the lake. */
export const racingEntries = ({meetings, sessions, drivers}: RacingRows): readonly Entry[] => [
  ...meetings.map(meetingEntry),
  ...sessions.map(sessionEntry),
  ...drivers.map(driverEntry),
  ...teamEntries(drivers),
];

const query = (pairs: Readonly<Record<string, string | number>>) =>
  new URLSearchParams(
    Object.entries(pairs).map(([name, value]) => [name, String(value)]),
  ).toString();

const meetingEntry = (row: MeetingRow): Entry => ({
  id: `meeting ${row.meeting_key}`,
  kind: 'race',
  label: `${row.meeting_name} ${row.year}`,
  hint: `${row.location}, ${row.country_name}`,
  act: `/races?${query({year: row.year, q: row.meeting_name})}`,
});

const sessionEntry = (row: SessionRow): Entry => ({
  id: `session ${row.session_key}`,
  kind: 'race',
  label: `${row.session_name}, ${row.meeting_name ?? row.location} ${row.year}`,
  hint: String(row.session_key),
  keywords: row.location,
  act: `/races/${row.session_key}`,
});

const driverEntry = ({year, driver_number, full_name, ...row}: DriverRow): Entry => ({
  id: `driver ${year} ${driver_number}`,
  kind: 'driver',
  label: full_name,
  hint: `${driver_number}, ${row.team_name ?? 'no team'}, ${year}`,
  keywords: row.name_acronym ?? '',
  act: `/drivers?${query(row.mate === null ? {year} : {year, drivers: `${driver_number},${row.mate}`})}`,
});

function teamEntries(drivers: readonly DriverRow[]): readonly Entry[] {
  const seen = new Set<string>();
  return drivers.flatMap(({year, driver_number, team_name, mate}) => {
    if (team_name === null || seen.has(`${year} ${team_name}`)) return [];
    seen.add(`${year} ${team_name}`);
    return {
      id: `team ${year} ${team_name}`,
      kind: 'team',
      label: team_name,
      hint: String(year),
      act: `/teams?${query(mate === null ? {year} : {year, pair: `${driver_number}-${mate}`})}`,
    };
  });
}
