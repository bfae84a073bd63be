import {describe, expect, test} from 'vitest';
import {scoringSessions, seasonCalendar} from './seasonCalendar';
import type {CalendarRow} from './seasonRows';

const row = (more: Partial<CalendarRow>): CalendarRow => ({
  meeting_key: 1,
  meeting_name: 'Grand Prix',
  meeting_start: 0,
  is_meeting_cancelled: null,
  location: 'Town',
  country_name: null,
  circuit_key: null,
  session_key: null,
  session_name: null,
  session_type: null,
  date_start: null,
  is_cancelled: null,
  has_results: false,
  has_laps: false,
  has_tyres: false,
  has_control: false,
  has_weather: false,
  has_telemetry: false,
  ...more,
});
const session = (
  session_key: number,
  session_name: string,
  date_start: number | null,
  more: Partial<CalendarRow> = {},
) =>
  row({
    meeting_key: Math.floor(session_key / 10),
    session_key,
    session_name,
    session_type: /Practice|Qualifying/.exec(session_name)?.[0] ?? 'Race',
    date_start,
    ...more,
  });

const calendar = seasonCalendar([
  row({meeting_key: 9, meeting_name: 'Pre-Season Testing'}),
  session(11, 'Practice 1', 1),
  session(12, 'Race', 2, {has_results: true, has_laps: true}),
  session(21, 'Race', 3, {is_cancelled: true}),
  session(31, 'Sprint', 4, {
    has_results: true,
    has_laps: true,
    has_tyres: true,
    has_control: true,
    has_weather: true,
    has_telemetry: true,
  }),
  session(32, 'Race', 5),
  session(41, 'Race', null),
]);

describe('the calendar of a season', () => {
  test('numbers races that are held, in the order of their dates, the undated last', () => {
    expect(calendar.map(({key, round}) => [key, round])).toEqual([
      [9, null],
      [1, 1],
      [2, null],
      [3, 2],
      [4, 3],
    ]);
  });
  test('says what is loaded of a session and what is not', () => {
    const [, first, , sprintWeekend] = calendar;
    expect(first?.race).toMatchObject({
      loaded: ['results', 'laps'],
      missing: ['tyres', 'race control', 'weather'],
    });
    expect(sprintWeekend?.sprint?.missing).toEqual([]);
    expect(sprintWeekend?.sprint?.loaded).toContain('telemetry');
    expect(sprintWeekend?.race?.loaded).toEqual([]);
  });
  test('knows a cancelled race and a meeting without sessions', () => {
    expect(calendar.map(({isCancelled}) => isCancelled)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(calendar[0]?.sessions).toEqual([]);
  });
  test('scores in races and sprints that are not cancelled, a sprint before its race', () => {
    expect(
      scoringSessions(calendar).map(({key, round, isSprint, hasResults}) => [
        key,
        round,
        isSprint,
        hasResults,
      ]),
    ).toEqual([
      [12, 1, false, true],
      [31, 2, true, true],
      [32, 2, false, false],
      [41, 3, false, false],
    ]);
  });
});
