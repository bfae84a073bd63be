import {expect, test} from 'vitest';
import type {DeletionPlan} from '#/contracts/storage';
import {afterwards, doneText, freesText, isNothing, lossesLater, lossesNow} from './deletionWords';

const plan: DeletionPlan = {
  files: 2,
  bytes: 3_000_000,
  sharedFiles: 1,
  tables: [
    {table: 'bronze_laps', layer: 'bronze', rows: 1000, follows: false},
    {table: 'bronze_pit', layer: 'bronze', rows: 1, follows: false},
    {table: 'silver_laps', layer: 'silver', rows: 900, follows: true},
  ],
  databaseBytes: 500_000,
};

test('what goes now and what follows are told apart', () => {
  expect(lossesNow(plan)).toEqual([
    '2 files, 3.00 MB',
    '1,001 rows of 2 bronze tables',
    '1 file holds other sessions, too, and stays staged; ever loaded again, it brings these rows back',
  ]);
  expect(lossesLater(plan)).toEqual(['900 rows of 1 silver table']);
});

test('room in files is given back, room in the database is not promised', () => {
  expect(freesText(plan)).toMatch(/^3.00 MB of files, given back to the device; about 500 kB inside/);
  expect(freesText({...plan, bytes: 0, databaseBytes: 0})).toBe('Hardly any room');
});

test('rows that only follow are nothing to delete', () => {
  const rest = {...plan, files: 0, sharedFiles: 0};
  expect(isNothing({...rest, tables: plan.tables.filter(({follows}) => follows)})).toBe(true);
  expect(isNothing(rest)).toBe(false);
});

test('what a run brings back is said, and what it does not', () => {
  expect(afterwards({kind: 'layer', layer: 'gold'})).toMatch(/Nothing is lost/);
  expect(afterwards({kind: 'endpoint', endpoint: 'laps'})).toMatch(/ingest it again/);
});

test('a database file that stayed as long is not said to have shrunk', () => {
  const size = {bytes: 9_000_000, reusableBytes: 400_000};
  const done = {files: 1, bytes: 10, rows: 5, databaseBefore: size, databaseAfter: size};
  expect(doneText(done)).toBe(
    '1 file (10 B) and 5 rows deleted. The database file is 9.00 MB as before; 400 kB of it is empty and used next.',
  );
});
