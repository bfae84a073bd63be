import {groupBy} from '#/base/groupBy';
import {type SessionKind, sessionKind} from '#/domain/endpoints';
import {plainName} from '#/domain/plainName';
import type {CalendarRow} from './seasonRows';

export interface CalendarSession {
  readonly key: number;
  readonly name: string;
  readonly kind: SessionKind;
  /** Epoch milliseconds; null when not known. */
  readonly start: number | null;
  readonly isCancelled: boolean;
  /** What the lake has of it, in words. */
  readonly loaded: readonly string[];
  /** What it lacks of results, laps, tyres, race control and weather. */
  readonly missing: readonly string[];
}

export interface CalendarMeeting {
  readonly key: number;
  /** As the standings count: races that are not cancelled, along the calendar of this lake. */
  readonly round: number | null;
  readonly name: string;
  readonly location: string | null;
  readonly country: string | null;
  readonly circuit: number | null;
  readonly start: number | null;
  /** The meeting, or its race. */
  readonly isCancelled: boolean;
  readonly race: CalendarSession | null;
  readonly sprint: CalendarSession | null;
  readonly sessions: readonly CalendarSession[];
}

/** The meetings of a season in the order of their dates. */
export function seasonCalendar(rows: readonly CalendarRow[]): readonly CalendarMeeting[] {
  const rounds = roundNumbers(rows);
  return [...groupBy(rows, (row) => row.meeting_key).values()].flatMap((own) => {
    const [first] = own;
    return first ? [meetingOf(first, own.flatMap(sessionOf), rounds)] : [];
  });
}

function meetingOf(
  first: CalendarRow,
  sessions: readonly CalendarSession[],
  rounds: ReadonlyMap<number, number>,
): CalendarMeeting {
  const race = sessions.find(({kind}) => kind === 'race') ?? null;
  return {
    key: first.meeting_key,
    round: (race && rounds.get(race.key)) ?? null,
    name: first.meeting_name ?? first.location ?? `Meeting ${first.meeting_key}`,
    location: first.location,
    country: first.country_name,
    circuit: first.circuit_key,
    start: first.meeting_start ?? first.date_start,
    isCancelled: first.is_meeting_cancelled === true || race?.isCancelled === true,
    race,
    sprint: sessions.find(({kind}) => kind === 'sprint') ?? null,
    sessions,
  };
}

/** Rounds by the key of their race, by the rule of gold_season_standings_drivers. */
function roundNumbers(rows: readonly CalendarRow[]): ReadonlyMap<number, number> {
  const races = rows.flatMap(({session_key, session_name, date_start, is_cancelled}) =>
    session_key !== null && session_name === 'Race' && is_cancelled !== true
      ? [{key: session_key, start: date_start ?? Number.POSITIVE_INFINITY}]
      : [],
  );
  const inOrder = races.toSorted((a, b) =>
    a.start === b.start ? a.key - b.key : a.start - b.start,
  );
  return new Map(inOrder.map(({key}, at) => [key, at + 1]));
}

function sessionOf(row: CalendarRow): readonly CalendarSession[] {
  if (row.session_key === null) return [];
  const name = row.session_name ?? `Session ${row.session_key}`;
  const parts = [
    ['results', row.has_results],
    ['laps', row.has_laps],
    ['tyres', row.has_tyres],
    ['race control', row.has_control],
    ['weather', row.has_weather],
  ] as const;
  const loaded = parts.flatMap(([part, has]) => (has ? [part] : []));
  return [
    {
      key: row.session_key,
      name,
      kind: sessionKind(row.session_type ?? '', name),
      start: row.date_start,
      isCancelled: row.is_cancelled === true,
      loaded: row.has_telemetry ? [...loaded, 'telemetry'] : loaded,
      missing: parts.flatMap(([part, has]) => (has ? [] : [part])),
    },
  ];
}

/** Races and sprints that count for the championship, in the order of the season. */
export interface ScoringSession {
  readonly key: number;
  readonly meeting: number;
  readonly round: number;
  readonly isSprint: boolean;
  readonly place: string;
  readonly hasResults: boolean;
}

export function scoringSessions(calendar: readonly CalendarMeeting[]): readonly ScoringSession[] {
  return calendar
    .flatMap(({key: meeting, round, name, location, race, sprint}) =>
      round === null
        ? []
        : [sprint, race].flatMap((session) =>
            session === null || session.isCancelled
              ? []
              : [
                  {
                    key: session.key,
                    meeting,
                    round,
                    isSprint: session.kind === 'sprint',
                    place: plainName(location ?? name),
                    hasResults: session.loaded.includes('results'),
                  },
                ],
          ),
    )
    .toSorted((a, b) => a.round - b.round || Number(b.isSprint) - Number(a.isSprint));
}
