import {expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {defaultEndpoints, endpointGroups, isUseful} from './endpointGroups';

const intervals = endpoints.filter((endpoint) => endpoint.name === 'intervals');

test('every endpoint stands under one heading', () =>
  expect(endpointGroups.flatMap((group) => group.endpoints)).toHaveLength(endpoints.length));

test('telemetry is asked for only on demand', () =>
  expect(defaultEndpoints).not.toContain('car_data'));

test('gaps to the leader are useless for a practice alone', () => {
  expect(intervals.map((endpoint) => isUseful(endpoint, ['practice']))).toEqual([false]);
  expect(intervals.map((endpoint) => isUseful(endpoint, ['practice', 'race']))).toEqual([true]);
  expect(intervals.map((endpoint) => isUseful(endpoint, []))).toEqual([true]);
});
