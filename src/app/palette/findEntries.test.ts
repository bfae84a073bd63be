import {describe, expect, test} from 'vitest';
import {catalogEntries} from './catalogEntries';
import type {Entry} from './entry';
import {findEntries} from './findEntries';
import {pageEntries} from './pageEntries';

const entries: readonly Entry[] = [...pageEntries, ...catalogEntries([], [])];
const labels = (search: string) =>
  findEntries(entries, search).flatMap((group) => group.entries.map(({label}) => label));

describe('a search', () => {
  test('finds a table by its name first', () =>
    expect(labels('silver_laps')[0]).toBe('silver_laps'));
  test('finds it by letters of its name', () =>
    expect(labels('gldracesum')).toContain('gold_race_summary'));
  test('finds columns by what they mean', () =>
    expect(findEntries(entries, 'compound').map(({kind}) => kind)).toContain('column'));
  test('finds pages by their names', () => expect(labels('qual')).toContain('Quality'));
  test('puts a page before columns of a name that begins alike, whatever the letters’ size', () => {
    expect(findEntries(entries, 'race')[0]?.kind).toBe('page');
    expect(findEntries(entries, 'drivers')[0]?.kind).toBe('page');
  });
  test('wants every word somewhere', () => expect(labels('silver zebra')).toEqual([]));
  test('of nothing finds nothing', () => expect(findEntries(entries, '  ')).toEqual([]));
});

test('two thousand entries are searched in less than a frame or two', () => {
  const many = Array.from({length: Math.ceil(2000 / entries.length)}, (_, copy) =>
    entries.map((entry) => ({...entry, id: `${entry.id} ${copy}`})),
  ).flat();
  expect(many.length).toBeGreaterThanOrEqual(2000);
  const times = ['g', 'lap', 'silver laps', 'gold_race_summary'].map((search) => {
    const runs = Array.from({length: 7}, () => {
      const begin = performance.now();
      findEntries(many, search);
      return performance.now() - begin;
    });
    // The quickest: others are at work on this machine.
    return Math.min(...runs);
  });
  expect(Math.max(...times)).toBeLessThan(50);
});
