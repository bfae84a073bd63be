import {expect, test} from 'vitest';
import {isClear, pitProjections} from './pitWindow';

const field = [0, 8, 19, 25].map((gapS, i) => ({driver: i + 1, lap: 20, gapS}));
const of = (driver: number, lossS: number) =>
  pitProjections(field, lossS).find((projection) => projection.driver === driver);

test('who stops falls behind those that are closer than a stop costs', () =>
  expect(of(1, 22)).toEqual({
    driver: 1,
    lap: 20,
    place: 1,
    placeAfter: 3,
    ahead: {driver: 3, gapS: 3},
    behind: {driver: 4, gapS: 3},
  }));

test('with a lead of more than a stop the leader stays ahead', () =>
  expect(of(1, 7)).toMatchObject({placeAfter: 1, ahead: null, behind: {driver: 2, gapS: 1}}));

test('the last has nobody behind', () =>
  expect(of(4, 22)).toMatchObject({place: 4, placeAfter: 4, behind: null}));

test('within two seconds of a car there is no clear track', () => {
  expect(pitProjections(field, 20).map(isClear)).toEqual([false, true, true, true]);
});

test('laps are apart from each other', () => {
  const later = field.slice(0, 1).map((gap) => ({...gap, lap: 21}));
  expect(pitProjections([...field, ...later], 22).at(-1)).toMatchObject({
    lap: 21,
    place: 1,
    placeAfter: 1,
  });
});
