import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {createPacing, systemClock} from '#/engine/sources/openf1/pacing';
import {patientRetry} from '#/engine/sources/openf1/retry';
import type {Transport} from '#/engine/sources/transport';
import {sampleTransport} from '#/engine/sources/sample/sampleTransport';
import {hasShared, sharedFiles} from '#/testing/shared';
import {createCalendar} from './calendar';
import {createLookups, type LookedUp, type LookupMemory} from './lookups';

const never = new AbortController().signal;

function calendarOver(transport: Transport, memory?: LookupMemory) {
  const asked: string[] = [];
  const access = {
    source: 'openf1',
    transport: (endpoint, query, signal) => {
      asked.push(`${endpoint}?${query}`);
      return transport(endpoint, query, signal);
    },
    pacing: createPacing(() => [], systemClock),
    clock: systemClock,
    retry: {...patientRetry, firstDelayMs: 0},
    chance: () => 0,
    silenceMs: 5_000,
  } satisfies Parameters<typeof createLookups>[0];
  return {asked, calendar: createCalendar(createLookups(access, memory))};
}

/** Answers what is written down, and 404 to all else. */
const scripted =
  (answers: Readonly<Record<string, string>>): Transport =>
  async (endpoint, query) => {
    const body = answers[`${endpoint}?${query}`];
    return body === undefined
      ? Response.json({detail: 'No results found.'}, {status: 404})
      : new Response(body);
  };
const race = {
  session_key: 14,
  meeting_key: 1,
  session_name: 'Race',
  session_type: 'Race',
  location: 'Lusail',
  country_name: 'Qatar',
  date_start: '2024-12-01T16:00:00',
  date_end: '2024-12-01T18:00:00+00:00',
  year: 2024,
};
const qualifying = {
  ...race,
  session_key: 13,
  session_name: 'Qualifying',
  session_type: 'Qualifying',
  date_start: '2024-11-30T18:00:00+00:00',
};

test('a session brings its meeting with all sessions in the order of time', async () => {
  const {calendar} = calendarOver(
    scripted({
      'sessions?session_key=14': JSON.stringify([race]),
      'sessions?meeting_key=1': JSON.stringify([race, qualifying]),
      'meetings?meeting_key=1': JSON.stringify([
        {
          meeting_key: 1,
          meeting_name: 'Qatar Grand Prix',
          location: 'Lusail',
          country_name: 'Qatar',
          date_start: '2024-11-29T13:30:00+00:00',
          year: 2024,
        },
      ]),
    }),
  );
  const [meeting] = await calendar.meetingsOf([14], never);
  expect(meeting).toMatchObject({name: 'Qatar Grand Prix', country: 'Qatar', year: 2024});
  expect(meeting?.sessions.map(({sessionKey, kind}) => [sessionKey, kind])).toEqual([
    [13, 'qualifying'],
    [14, 'race'],
  ]);
});

test('a time without an offset is UTC', async () => {
  const {calendar} = calendarOver(scripted({'sessions?session_key=14': JSON.stringify([race])}));
  const [meeting] = await calendar.meetingsOf([14], never);
  expect(meeting?.sessions[0]?.start).toBe(Date.UTC(2024, 11, 1, 16));
});

test('a meeting without a row of its own is named after its place', async () => {
  const {calendar} = calendarOver(scripted({'sessions?session_key=14': JSON.stringify([race])}));
  expect(await calendar.meetingsOf([14], never)).toMatchObject([
    {meetingKey: 1, name: 'Lusail', country: 'Qatar', sessions: [{sessionKey: 14}]},
  ]);
});

test('keys nobody knows are left out', async () => {
  const {calendar} = calendarOver(scripted({}));
  expect(await calendar.meetingsOf([99], never)).toEqual([]);
});

test('what was looked up is not looked up again by an engine that is opened anew, while it is fresh', async () => {
  const answers = new Map<string, LookedUp>();
  const memory: LookupMemory = {
    read: async (address) => answers.get(address),
    keep: async (address, answer) => void answers.set(address, answer),
  };
  const transport = scripted({
    'sessions?session_key=14': JSON.stringify([race]),
    'sessions?meeting_key=1': JSON.stringify([race]),
    'meetings?meeting_key=1': '[]',
  });
  const before = calendarOver(transport, memory);
  const found = await before.calendar.meetingsOf([14], never);
  expect(found).toHaveLength(1);
  const after = calendarOver(transport, memory);
  expect(await after.calendar.meetingsOf([14], never)).toEqual(found);
  expect(after.asked).toEqual([]);
  for (const [address, answer] of answers)
    answers.set(address, {...answer, requestedAt: answer.requestedAt - 11 * 60_000});
  const later = calendarOver(transport, memory);
  await later.calendar.meetingsOf([14], never);
  expect(later.asked).toEqual(before.asked);
});

test('sessions of a season listed before are not looked up again', async () => {
  const {calendar, asked} = calendarOver(
    scripted({'sessions?year=2024': JSON.stringify([race, qualifying])}),
  );
  expect(await calendar.season(2024, never)).toHaveLength(1);
  await calendar.meetingsOf([14], never);
  expect(asked).not.toContain('sessions?session_key=14');
});

test('two who look up the same at once ask once', async () => {
  const {calendar, asked} = calendarOver(
    scripted({'sessions?session_key=14': JSON.stringify([race])}),
  );
  await Promise.all([calendar.meetingsOf([14], never), calendar.meetingsOf([14], never)]);
  expect(new Set(asked).size).toBe(asked.length);
});

test('one who gives up looking takes nothing from another', async () => {
  const {calendar} = calendarOver(scripted({'sessions?session_key=14': JSON.stringify([race])}));
  const controller = new AbortController();
  const first = calendar.meetingsOf([14], controller.signal);
  const second = calendar.meetingsOf([14], never);
  controller.abort();
  await expect(first).rejects.toMatchObject({code: 'cancelled'});
  expect(await second).toHaveLength(1);
});

test('rows of another season are left out', async () => {
  const {calendar} = calendarOver(scripted({'sessions?year=2023': JSON.stringify([race])}));
  expect(await calendar.season(2023, never)).toEqual([]);
});

test('an answer that is no JSON is a bad answer', async () => {
  const {calendar} = calendarOver(scripted({'sessions?session_key=14': '[{"session_key":14,'}));
  await expect(calendar.meetingsOf([14], never)).rejects.toMatchObject({code: 'source.bad-answer'});
});

test('the sample weekend is found', async () => {
  const {calendar} = calendarOver(sampleTransport);
  const years = await Promise.all([2023, 2024, 2025, 2026].map((y) => calendar.season(y, never)));
  const meetings = years.flat();
  expect(meetings.length).toBeGreaterThan(0);
  const key = meetings[0]?.sessions.at(-1)?.sessionKey ?? 0;
  expect(await calendar.meetingsOf([key], never)).toEqual([meetings[0]]);
});

test.runIf(hasShared)('recorded meetings and their sessions are read', async () => {
  const read = (folder: string) =>
    JSON.stringify(
      sharedFiles(`openf1/${folder}`).flatMap((path) => JSON.parse(readFileSync(path, 'utf8'))),
    );
  const {calendar} = calendarOver(
    scripted({'meetings?year=2023': read('meetings'), 'sessions?year=2023': read('sessions')}),
  );
  const [singapore, ...others] = await calendar.season(2023, never);
  expect(others).toEqual([]);
  expect(singapore).toMatchObject({name: 'Singapore Grand Prix', meetingKey: 1219});
  expect(singapore?.sessions.map((session) => session.kind)).toEqual([
    'practice',
    'practice',
    'practice',
    'qualifying',
    'race',
  ]);
});
