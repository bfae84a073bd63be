import {expect, test} from 'vitest';
import {asAllowed, paceLimits} from '#/contracts/pace';
import {freeTier} from './pacing';
import {withPace} from './withPace';

test('a slower pace narrows the windows, a quicker one changes nothing', () => {
  expect(withPace(freeTier, {perSecond: 1, perMinute: 10}).map(({requests}) => requests)).toEqual([
    1, 10,
  ]);
  expect(withPace(freeTier, {perSecond: 60, perMinute: 600})).toEqual(freeTier);
  expect(withPace(freeTier, asAllowed)).toEqual(freeTier);
});

test('the limits that are shown are those that are kept', () => {
  expect(freeTier.map(({requests}) => requests)).toEqual([
    paceLimits.free.perSecond,
    paceLimits.free.perMinute,
  ]);
});
