import {expect, test} from 'vitest';
import {mostLaps, parseTelemetrySearch, telemetryPairs} from './telemetrySearch';

const parsed = (text: string) => parseTelemetrySearch(new URLSearchParams(text));

test('a link names laps as driver and lap, in their order', () => {
  expect(parsed('laps=44.13,1.12').laps).toEqual([
    {driver: 44, lap: 13},
    {driver: 1, lap: 12},
  ]);
});

test('what is no lap is passed over, and a lap comes once', () => {
  expect(parsed('laps=1.12,x,1,1.12,1.2.3,-1.2,1.9999').laps).toEqual([{driver: 1, lap: 12}]);
  const many = Array.from({length: 100}, (_, i) => `1.${i}`).join(',');
  expect(parsed(`laps=${many}`).laps).toHaveLength(mostLaps);
});

test("an empty link is the whole of the page's own choice by speed", () => {
  expect(parsed('')).toEqual({laps: [], zoom: null, map: 'speed'});
  expect(telemetryPairs(parsed(''))).toEqual({laps: undefined, zoom: undefined, map: undefined});
});

test('a range that is none is the whole lap', () => {
  expect(parsed('zoom=900-400').zoom).toBeNull();
  expect(parsed('zoom=400-900').zoom).toEqual([400, 900]);
});

test('what is written is read again', () => {
  const search = parsed('laps=1.12,44.13&zoom=400-900&map=gear');
  const pairs = Object.entries(telemetryPairs(search)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  expect(parsed(new URLSearchParams(pairs).toString())).toEqual(search);
});
