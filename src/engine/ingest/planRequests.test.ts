import {expect, test} from 'vitest';
import type {IngestRequest, MeetingOption, SessionOption} from '#/contracts/engine';
import {type EndpointName, endpoints, type SessionKind} from '#/domain/endpoints';
import {freeTier} from '#/engine/sources/openf1/pacing';
import {estimate} from './estimate';
import {planRequests} from './planRequests';

const option = (sessionKey: number, kind: SessionKind): SessionOption => ({
  sessionKey,
  meetingKey: 1,
  name: kind,
  kind,
  start: sessionKey,
  end: sessionKey + 1,
  isCancelled: false,
});
const sprintWeekend: MeetingOption = {
  meetingKey: 1,
  name: 'Qatar Grand Prix',
  location: 'Lusail',
  country: 'Qatar',
  year: 2024,
  start: 1,
  sessions: [
    option(10, 'practice'),
    option(11, 'sprint-qualifying'),
    option(12, 'sprint'),
    option(13, 'qualifying'),
    option(14, 'race'),
  ],
};
const noDrivers = new Map<number, readonly number[]>();
const wish = (
  sessionKeys: readonly number[],
  chosen: readonly EndpointName[],
  telemetryDrivers: readonly number[] = [],
): IngestRequest => ({source: 'openf1', sessionKeys, endpoints: chosen, telemetryDrivers});
const ids = (request: IngestRequest, drivers = noDrivers, meetings = [sprintWeekend]) =>
  planRequests(request, {meetings, drivers}).map((planned) => planned.id);

test('a meeting is asked for once, however many of its sessions are chosen', () =>
  expect(ids(wish([10, 14], ['meetings', 'sessions', 'laps']))).toEqual([
    'meetings?meeting_key=1',
    'sessions?meeting_key=1',
    'laps?session_key=10',
    'laps?session_key=14',
  ]));

test('a session is asked only for what its kind has', () =>
  expect(ids(wish([10], ['intervals', 'overtakes', 'starting_grid', 'weather']))).toEqual([
    'weather?session_key=10',
  ]));

test('the grid of a race stands under its qualifying, of a sprint under its sprint qualifying', () =>
  expect(ids(wish([12, 14], ['starting_grid']))).toEqual([
    'starting_grid?session_key=11',
    'starting_grid?session_key=13',
  ]));
test('a grid is asked for once when race and qualifying are chosen', () =>
  expect(ids(wish([13, 14], ['starting_grid']))).toEqual(['starting_grid?session_key=13']));
test('a race without a listed qualifying is asked under its own key', () =>
  expect(
    ids(wish([14], ['starting_grid']), noDrivers, [
      {...sprintWeekend, sessions: [option(14, 'race')]},
    ]),
  ).toEqual(['starting_grid?session_key=14']));

test('telemetry is asked car by car, of the cars chosen', () =>
  expect(ids(wish([14], ['car_data'], [4, 81]), new Map([[14, [1]]]))).toEqual([
    'car_data?session_key=14&driver_number=4',
    'car_data?session_key=14&driver_number=81',
  ]));
test('or of all cars of the session', () =>
  expect(ids(wish([14], ['location']), new Map([[14, [1, 4]]]))).toEqual([
    'location?session_key=14&driver_number=1',
    'location?session_key=14&driver_number=4',
  ]));
test('or of the whole session when its cars are not known', () =>
  expect(ids(wish([14], ['car_data']))).toEqual(['car_data?session_key=14']));

test('a session nobody lists is asked for everything but its meeting', () =>
  expect(ids(wish([99], ['meetings', 'laps', 'intervals', 'starting_grid']))).toEqual([
    'laps?session_key=99',
    'intervals?session_key=99',
    'starting_grid?session_key=99',
  ]));

test('a race and its practice with all that is asked by default fit the first minute', () => {
  const chosen = endpoints.filter((endpoint) => endpoint.byDefault).map(({name}) => name);
  const request = wish([10, 14], chosen);
  const requests = planRequests(request, {meetings: [sprintWeekend], drivers: noDrivers});
  const plan = estimate(request, {requests, kept: []}, freeTier);
  expect(requests.length).toBeLessThanOrEqual(30);
  expect(plan.estimatedSeconds).toBeLessThan(30);
  expect(plan.estimatedBytes).toBe(requests.reduce((sum, one) => sum + one.estimatedBytes, 0));
});

test('the simulated weekend weighs what it comes to: 35 MB, of few cars and short sessions', () => {
  const sessions = [option(10, 'practice'), option(13, 'qualifying'), option(14, 'race')];
  const cars = Array.from({length: 20}, (_, i) => i + 1);
  const request = {
    ...wish(
      [10, 13, 14],
      endpoints.map(({name}) => name),
    ),
    source: 'sample',
  } as const;
  const requests = planRequests(request, {
    meetings: [{...sprintWeekend, sessions}],
    drivers: new Map(sessions.map(({sessionKey}) => [sessionKey, cars])),
  });
  const {estimatedBytes} = estimate(request, {requests, kept: []}, []);
  expect(estimatedBytes / 35_100_000).toBeGreaterThan(0.85);
  expect(estimatedBytes / 35_100_000).toBeLessThan(1.15);
});
