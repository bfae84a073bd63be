import {describe, expect, test} from 'vitest';
import type {EndpointName} from '#/domain/endpoints';
import {asksTooMuch, parseOpenf1Query} from './openf1Query';
import type {Row} from './row';

const latest = {session_key: 11_303, meeting_key: 1_287};
const rows: readonly Row[] = [
  {
    id: 1,
    session_key: 11_303,
    driver_number: 4,
    speed: 300,
    date: '2026-06-13T14:00:00+00:00',
    gap: 0.5,
    ok: true,
    team_colour: '000000',
  },
  {
    id: 2,
    session_key: 11_303,
    driver_number: 81,
    speed: 310,
    date: '2026-06-13T14:00:00.250000+00:00',
    gap: '+1 LAP',
    ok: false,
    team_colour: 'F47600',
  },
  {
    id: 3,
    session_key: 11_303,
    driver_number: 16,
    speed: 315,
    date: '2026-06-14T00:00:00+00:00',
    gap: null,
    ok: true,
    team_colour: '37E000',
  },
  {
    id: 4,
    session_key: 9_606,
    driver_number: 4,
    speed: 320,
    date: '2024-09-22T12:00:00+00:00',
    gap: 12,
    ok: true,
    team_colour: 'FF8000',
  },
];
const found = (query: string) => {
  const parsed = parseOpenf1Query(query, latest);
  return parsed && rows.filter(parsed.matches).map((row) => row['id']);
};

describe('a query finds', () => {
  test.each([
    ['', [1, 2, 3, 4]],
    ['driver_number=4', [1, 4]],
    ['driver_number=4&session_key=11303', [1]],
    ['driver_number=4&driver_number=81', [1, 2, 4]],
    ['speed>310', [3, 4]],
    ['speed>=310', [2, 3, 4]],
    ['speed%3E%3D310', [2, 3, 4]],
    ['speed<=310', [1, 2]],
    ['speed<310', [1]],
    ['speed>300&speed<320', [2, 3]],
    ['speed<=300&speed>=320', []],
    ['speed>=300&speed<=300&speed>=320&speed<=330', [1, 4]],
    ['speed>=315&speed>=310', [2, 3, 4]],
    ['speed=300&speed>310&speed<320', [1, 3]],
    ['ok=true', [1, 3, 4]],
    ['ok=False', [2]],
    ['session_key=latest', [1, 2, 3]],
    ['gap<1', [1]],
    ['gap=%2B1 LAP', [2]],
    ['team_colour=000000', [1]],
    ['DRIVER_NUMBER=16', [3]],
    ['limit=10', []],
    ['speed=fast', []],
    ['driver_number=4.0', [1, 4]],
  ])('%s: rows %j', (query, ids) => expect(found(query)).toEqual(ids));
});
describe('moments', () => {
  test.each([
    ['a day is all of it', 'date=2026-06-13', [1, 2]],
    ['up to a day includes it', 'date<=2026-06-13', [1, 2, 4]],
    ['after a day begins the next', 'date>2026-06-13', [3]],
    ['before a day excludes it', 'date<2026-06-13', [4]],
    ['from a day on', 'date>=2026-06-14', [3]],
    ['without an offset it is UTC', 'date>2026-06-13T14:00:00', [2, 3]],
    ['milliseconds count', 'date>=2026-06-13T14:00:00.250', [2, 3]],
    ['an encoded offset', 'date=2026-06-13T14:00:00%2B00:00', [1]],
    ['a plus that became a space', 'date=2026-06-13T14:00:00+00:00', [1]],
    ['another offset', 'date=2026-06-13T16:00:00%2B02:00', [1]],
    ['an interval', 'date>=2026-06-13T14:00:00&date<2026-06-13T14:00:01', [1, 2]],
  ])('%s', (_, query, ids) => expect(found(query)).toEqual(ids));
});
test('what the server cannot parse is no query', () => {
  for (const query of ['flag=', 'flag', '=4', 'driver_number=4&flag='])
    expect(found(query)).toBeNull();
});
test('csv is a format, not a filter', () => {
  expect(parseOpenf1Query('csv=true&driver_number=4', latest)?.csv).toBe(true);
  expect(found('csv=true&driver_number=4')).toEqual([1, 4]);
});
describe('too much is', () => {
  test.each<[EndpointName, string, boolean]>([
    ['car_data', 'session_key=9606', true],
    ['car_data', 'session_key=9606&driver_number=4', false],
    ['car_data', 'session_key=latest&driver_number=4&speed>300', false],
    ['car_data', 'session_key=9606&driver_number=4&driver_number=81', true],
    ['location', 'session_key=9606&date>=2024-09-22T12:00:00&date<2024-09-22T12:05:00', false],
    ['location', 'session_key=9606&date>=2024-09-22T12:00:00&date<2024-09-22T12:05:01', true],
    ['location', 'session_key=9606&date>=2024-09-22', true],
    ['intervals', '', true],
    ['intervals', 'session_key=9606', false],
    ['meetings', '', false],
  ])('%s?%s: %s', (endpoint, query, expected) => {
    const parsed = parseOpenf1Query(query, latest);
    expect(parsed && asksTooMuch(endpoint, parsed)).toBe(expected);
  });
});
