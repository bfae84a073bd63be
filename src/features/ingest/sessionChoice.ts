import type {MeetingOption, SessionOption} from '#/contracts/engine';
import type {SessionKind} from '#/domain/endpoints';

/** Whether asking for the session can bring rows now. */
export type Availability = 'available' | 'cancelled' | 'live' | 'not-yet';

const minute = 60_000;

/** OpenF1 closes to free use from half an hour before a session to half an hour after it. */
export function availability(session: SessionOption, now: number): Availability {
  if (session.isCancelled) return 'cancelled';
  if (now < session.start - 30 * minute) return 'not-yet';
  return now < session.end + 30 * minute ? 'live' : 'available';
}

/** Kinds of the chosen sessions, as far as their meetings are known. */
export function chosenKinds(
  meetings: readonly MeetingOption[],
  sessionKeys: readonly number[],
): readonly SessionKind[] {
  const chosen = meetings
    .flatMap((meeting) => meeting.sessions)
    .filter((session) => sessionKeys.includes(session.sessionKey));
  return [...new Set(chosen.map((session) => session.kind))];
}

/** The chosen keys after one was ticked or cleared; the order of choosing stays. */
export function withSession(
  sessionKeys: readonly number[],
  sessionKey: number,
  isChosen: boolean,
): readonly number[] {
  const others = sessionKeys.filter((key) => key !== sessionKey);
  return isChosen ? [...others, sessionKey] : others;
}

const day = new Intl.DateTimeFormat('en-GB', {weekday: 'short', day: 'numeric', month: 'short'});
const clock = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit'});

/** Start of a session where the reader is: `Sun 22 Sept, 14:00`. */
export const localStart = (start: number): string => `${day.format(start)}, ${clock.format(start)}`;

export const localDay = (start: number): string => day.format(start);
