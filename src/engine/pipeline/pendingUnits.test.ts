import {expect, test} from 'vitest';
import {unitOfQuery, unknownKey} from './pendingUnits';

const meetingOf = new Map([[9158, 1219]]);

test.each([
  ['session_key=9158', {session_key: 9158, meeting_key: 1219}],
  ['session_key=9158&driver_number=1', {session_key: 9158, meeting_key: 1219}],
  ['session_key=9999', {session_key: 9999, meeting_key: unknownKey}],
  ['meeting_key=1219', {session_key: unknownKey, meeting_key: 1219}],
  ['session_key>=9158', {session_key: unknownKey, meeting_key: unknownKey}],
  ['sha256=12ab', {session_key: unknownKey, meeting_key: unknownKey}],
  ['', {session_key: unknownKey, meeting_key: unknownKey}],
])('a request of "%s" is about %o', (query, unit) =>
  expect(unitOfQuery(query, meetingOf)).toEqual(unit),
);
