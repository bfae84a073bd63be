import {expect, test} from 'vitest';
import {opsFormat} from '../lake/opsTables';
import {backupFormat, readManifest} from './backupFormat';

const entry = (path: string) => ({path, bytes: 1, sha256: 'a'.repeat(64)});
const manifest = (more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    app: 'laplake',
    format: backupFormat,
    opsFormat,
    createdAt: 1,
    catalog: 'f1',
    schema: 'racing',
    entries: [entry('database/f1.duckdb'), entry('volumes/f1/racing/staging/laps/a.json')],
    indexedDb: [],
    tables: [],
    ...more,
  });

test('a manifest of this version is read', () =>
  expect(readManifest(manifest())).toMatchObject({catalog: 'f1'}));

test.each([
  ['of a newer format', {format: backupFormat + 1, entries: 'otherwise'}, /newer LapLake/],
  ['of a database with newer books', {opsFormat: opsFormat + 1}, /newer LapLake/],
  ['of another app', {app: 'other'}, /no backup of LapLake/],
  ['with a strange field', {createdAt: 'now'}, /damaged/],
  ['without the database', {entries: [entry('settings.json')]}, /not whole/],
  ['with a database of another name', {entries: [entry('database/g.duckdb')]}, /which none does/],
  [
    'with records it lacks',
    {indexedDb: [{database: 'laplake.x', path: 'indexeddb/0.ndjson'}]},
    /not whole/,
  ],
  [
    'with records of another app',
    {indexedDb: [{database: 'mail', path: 'indexeddb/0.ndjson'}]},
    /damaged/,
  ],
] as const)('one %s is refused', (_, more, words) =>
  expect(() => readManifest(manifest(more))).toThrow(words),
);

test.each([
  '../x',
  'volumes/../../x',
  'volumes/a/./b',
  'volumes//a',
  'volumes/a\\b/c',
  'other/x',
  '_restore/phase.json',
  'indexeddb/x',
])('nothing is unpacked to %s', (path) =>
  expect(() =>
    readManifest(manifest({entries: [entry('database/f1.duckdb'), entry(path)]})),
  ).toThrow(/which none does/),
);
