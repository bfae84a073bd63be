import {expect, test} from 'vitest';
import {lapAt} from './lapAt';
import {type RaceCar, raceMoment} from './raceMoment';

const laps = (count: number, seconds: number) =>
  Array.from({length: count}, (_, i) => ({
    lap: i + 1,
    start: 100 + i * seconds,
    end: 100 + (i + 1) * seconds,
  }));
const leader: RaceCar = {
  driver: 1,
  laps: laps(3, 80),
  places: {seconds: [0, 200], positions: [2, 1]},
};
const second: RaceCar = {
  driver: 44,
  laps: laps(3, 82),
  places: {seconds: [0, 200], positions: [1, 2]},
};
const retired: RaceCar = {
  driver: 63,
  laps: laps(1, 90),
  places: {seconds: [0], positions: [3]},
};
const field = [leader, second, retired];
const orderAt = (at: number) => raceMoment(field, [], at).order.map(({driver}) => driver);

test('the order is what timing told last', () => {
  expect(orderAt(150)).toEqual([44, 1, 63]);
  expect(orderAt(200)).toEqual([1, 44, 63]);
});

test('a car whose laps have ended is out while the leader goes on, and stands last', () => {
  const moment = raceMoment(
    [{...retired, places: {seconds: [0], positions: [1]}}, leader],
    [],
    250,
  );
  expect(moment.order.map(({driver, isOut}) => [driver, isOut])).toEqual([
    [1, false],
    [63, true],
  ]);
});

test('nobody is out when the race is over', () => {
  const moment = raceMoment([leader, second], [], 500);
  expect(moment.isOver).toBe(true);
  expect(moment.order.every(({isOut}) => !isOut)).toBe(true);
});

test('the lap counter is that of the first car, and 0 before the start', () => {
  expect([50, 100, 179, 181, 400].map((at) => raceMoment(field, [], at).lap)).toEqual([
    0, 1, 1, 2, 3,
  ]);
});

test('of periods that overlap the worst is shown; one without an end goes on', () => {
  const periods = [
    {status: 'YELLOW', start: 10, end: 50},
    {status: 'SC', start: 20, end: 30},
    {status: 'RED', start: 60, end: null},
  ] as const;
  const statuses = [5, 15, 25, 40, 55, 999].map((at) => raceMoment(field, periods, at).status);
  expect(statuses).toEqual(['GREEN', 'YELLOW', 'SC', 'YELLOW', 'GREEN', 'RED']);
});

test('how far a driver is on a lap is a share of its time', () => {
  expect(lapAt(leader.laps, 200)).toEqual({lap: 2, share: 0.25});
  expect(lapAt(leader.laps, 99)).toBeNull();
  expect(lapAt(leader.laps, 999)).toEqual({lap: 3, share: null});
  expect(lapAt([{lap: 1, start: 0, end: null}], 5)).toEqual({lap: 1, share: null});
});
