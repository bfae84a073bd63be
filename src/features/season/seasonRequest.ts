import type {IngestRequest, MeetingOption, SessionOption} from '#/contracts/engine';
import type {EndpointName, SessionKind} from '#/domain/endpoints';

/** The whole calendar, or what standings and results of the season are made from. */
export type SeasonPart = 'calendar' | 'results';

const calendarEndpoints: readonly EndpointName[] = ['meetings', 'sessions'];
const resultEndpoints: readonly EndpointName[] = [
  ...calendarEndpoints,
  'drivers',
  'session_result',
  'starting_grid',
  'championship_drivers',
  'championship_teams',
];
const resultKinds: readonly SessionKind[] = ['qualifying', 'sprint-qualifying', 'sprint', 'race'];

/**
 * What to ask OpenF1 for. A meeting's own rows come with any of its sessions, so one stands for all of them; results
 * are those of qualifyings, sprints and races that are over by `now`, in epoch milliseconds.
 */
export function seasonRequest(
  part: SeasonPart,
  meetings: readonly MeetingOption[],
  now: number,
): IngestRequest {
  const isOver = ({end, isCancelled, kind}: SessionOption) =>
    end < now && !isCancelled && resultKinds.includes(kind);
  const sessions = meetings.flatMap((meeting) =>
    part === 'calendar' ? meeting.sessions.slice(0, 1) : meeting.sessions.filter(isOver),
  );
  return {
    source: 'openf1',
    sessionKeys: sessions.map(({sessionKey}) => sessionKey),
    endpoints: part === 'calendar' ? calendarEndpoints : resultEndpoints,
    telemetryDrivers: [],
  };
}
