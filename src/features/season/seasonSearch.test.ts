import {expect, test} from 'vitest';
import {parseSeasonSearch} from './seasonSearch';

const parse = (text: string) => parseSeasonSearch(new URLSearchParams(text));

test('a link restores the championship and the round', () => {
  expect(parse('year=2024&of=teams&round=18')).toEqual({of: 'teams', round: 18});
});
test('a link that says nothing, or nonsense, shows the drivers after the newest round', () => {
  expect(parse('')).toEqual({of: 'drivers', round: null});
  expect(parse('of=cars&round=0')).toEqual({of: 'drivers', round: null});
  expect(parse('round=1e3')).toEqual({of: 'drivers', round: null});
});
