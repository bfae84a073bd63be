import {expect, test} from 'vitest';
import {backlogByTable, backlogTotal, withoutTaken} from './backlog';

const laps = (name: string) => ({path: `laps/${name}`, table: 'bronze_laps'}) as const;
const pit = {path: 'pit/a.json', table: 'bronze_pit'} as const;

test('what waits is counted by table, most files first', () => {
  const sizes = new Map([
    ['laps/a', 10],
    ['laps/b', 5],
    ['pit/a.json', 1],
  ]);
  const backlog = backlogByTable([pit, laps('a'), laps('b')], sizes);
  expect(backlog).toEqual([
    {table: 'bronze_laps', files: 2, bytes: 15},
    {table: 'bronze_pit', files: 1, bytes: 1},
  ]);
  expect(backlogTotal(backlog)).toEqual({files: 3, bytes: 16});
});

test('one file of unknown size makes a sum of bytes unknown, not smaller', () => {
  const backlog = backlogByTable([pit, laps('a'), laps('b')], new Map([['laps/a', 10]]));
  expect(backlog[0]).toEqual({table: 'bronze_laps', files: 2, bytes: null});
  expect(backlogTotal(backlog)).toEqual({files: 3, bytes: null});
});

test('nothing waits in an empty lake', () =>
  expect(backlogTotal(backlogByTable([], new Map()))).toEqual({files: 0, bytes: 0}));

test('taking files out of a backlog leaves what counting the rest would', () => {
  const sizes = new Map([
    ['laps/a', 10],
    ['laps/b', 5],
    ['pit/a.json', 1],
  ]);
  const all = backlogByTable([pit, laps('a'), laps('b')], sizes);
  const taken = backlogByTable([pit, laps('a')], sizes);
  expect(withoutTaken(all, taken)).toEqual(backlogByTable([laps('b')], sizes));
});
