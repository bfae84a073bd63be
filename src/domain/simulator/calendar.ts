import type {SessionKind} from '#/domain/endpoints';

/** Keys of simulated meetings and sessions start here; OpenF1's own are far below. */
const firstKey = 900_000;

/** Whether a session or meeting key belongs to the simulator. */
export const isSimulated = (key: number): boolean => key >= firstKey;

export interface SessionPlan {
  readonly sessionKey: number;
  readonly meetingKey: number;
  readonly kind: Extract<SessionKind, 'practice' | 'qualifying' | 'race'>;
  readonly name: string;
  readonly type: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface MeetingPlan {
  readonly meetingKey: number;
  /** Counted from 0. */
  readonly round: number;
  readonly year: number;
  readonly sessions: readonly SessionPlan[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const timetable = [
  {
    kind: 'practice',
    name: 'Practice 1',
    type: 'Practice',
    offsetMs: 11 * hour + 30 * minute,
    lengthMs: hour,
  },
  {
    kind: 'qualifying',
    name: 'Qualifying',
    type: 'Qualifying',
    offsetMs: day + 14 * hour,
    lengthMs: hour,
  },
  {kind: 'race', name: 'Race', type: 'Race', offsetMs: 2 * day + 13 * hour, lengthMs: 2 * hour},
] as const;

/** Round 0 begins on the first Friday of March, each further round a week later. */
export function meetingPlan(year: number, round: number): MeetingPlan {
  const march = new Date(Date.UTC(year, 2, 1));
  const friday = march.getTime() + ((5 - march.getUTCDay() + 7) % 7) * day + round * 7 * day;
  const meetingKey = firstKey + 1 + round;
  return {
    meetingKey,
    round,
    year,
    sessions: timetable.map(({kind, name, type, offsetMs, lengthMs}, i) => ({
      sessionKey: firstKey + 10 * (round + 1) + i + 1,
      meetingKey,
      kind,
      name,
      type,
      startMs: friday + offsetMs,
      endMs: friday + offsetMs + lengthMs,
    })),
  };
}
