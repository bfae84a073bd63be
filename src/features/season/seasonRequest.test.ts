import {describe, expect, test} from 'vitest';
import type {MeetingOption, SessionOption} from '#/contracts/engine';
import {seasonRequest} from './seasonRequest';

const session = (
  sessionKey: number,
  kind: SessionOption['kind'],
  end: number,
  isCancelled = false,
): SessionOption => ({
  sessionKey,
  meetingKey: Math.floor(sessionKey / 10),
  name: kind,
  kind,
  start: end - 1,
  end,
  isCancelled,
});
const meeting = (meetingKey: number, sessions: readonly SessionOption[]): MeetingOption => ({
  meetingKey,
  name: `Meeting ${meetingKey}`,
  location: '',
  country: '',
  year: 2024,
  start: 0,
  sessions,
});
const meetings = [
  meeting(1, [session(11, 'practice', 10), session(12, 'qualifying', 20), session(13, 'race', 30)]),
  meeting(2, [
    session(21, 'practice', 110),
    session(22, 'sprint-qualifying', 115),
    session(23, 'sprint', 120),
    session(24, 'qualifying', 125),
    session(25, 'race', 130),
  ]),
  meeting(3, [session(31, 'qualifying', 40), session(32, 'race', 50, true)]),
];

describe('what is asked for', () => {
  test('for the calendar is one session of each meeting', () => {
    const {sessionKeys, endpoints} = seasonRequest('calendar', meetings, 0);
    expect(sessionKeys).toEqual([11, 21, 31]);
    expect(endpoints).toEqual(['meetings', 'sessions']);
  });
  test('for results are qualifyings, sprints and races that are over and were held', () => {
    const {sessionKeys, endpoints} = seasonRequest('results', meetings, 121);
    expect(sessionKeys).toEqual([12, 13, 22, 23, 31]);
    expect(endpoints).toContain('session_result');
    expect(endpoints).not.toContain('laps');
  });
});
