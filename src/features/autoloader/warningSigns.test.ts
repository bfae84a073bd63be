import {expect, test} from 'vitest';
import {warningSigns} from './warningSigns';

const batch = {
  update_id: 'a',
  files: 10,
  backlog_files: 0,
  malformed: 0,
  rate: 100,
  input_rate: 50,
};
const titles = (...signs: Parameters<typeof warningSigns>) =>
  warningSigns(...signs).map(({title}) => title);

test('a lake that keeps up has no sign', () => {
  const runs = ['d', 'c', 'b', 'a'].map((update_id) => ({...batch, update_id}));
  expect(titles(runs, {durationMs: 40, numFilesListed: 10})).toEqual([]);
  expect(titles([], null)).toEqual([]);
});

test('files that grow from run to run are told, however many batches a run had', () => {
  const runs = [
    {...batch, update_id: 'd', files: 10, backlog_files: 0},
    {...batch, update_id: 'd', files: 30, backlog_files: 10},
    {...batch, update_id: 'c', files: 30},
    {...batch, update_id: 'b', files: 20},
    {...batch, update_id: 'a', files: 10},
  ];
  expect(titles(runs, null)).toEqual(['Outstanding files grow: 10, 20, 30, 40 in the last 4 runs']);
  expect(titles(runs.slice(0, 4), null)).toEqual([]);
});

test('rows that come quicker than they are loaded are told after three batches', () => {
  const behind = {...batch, rate: 50, input_rate: 100};
  expect(titles([behind, behind, behind], null)).toHaveLength(1);
  expect(titles([behind, behind, batch], null)).toEqual([]);
});

test('a slow listing and files set aside are told', () =>
  expect(titles([{...batch, malformed: 2}], {durationMs: 3_100, numFilesListed: 12_000})).toEqual([
    'Listing is slow: 3.1 s for 12,000 files',
    '2 files were set aside as malformed in the last run',
  ]));
