import {expect, test} from 'vitest';
import {parseSchemaHints} from '#/lakehouse/autoloaderOptions/parseSchemaHints';
import {normalColumnType} from '#/lakehouse/columnType';
import type {StoredColumn} from './bronzeSchemas';
import {evolvedColumns, type Misfits, refuseNewColumns} from './evolution';

const columns = (all: Readonly<Record<string, string>>): readonly StoredColumn[] =>
  Object.entries(all).map(([name, type]) => ({name, type: normalColumnType(type)}));
const misfits = (
  all: Partial<Record<keyof Misfits, Readonly<Record<string, string>>>>,
): Misfits => ({
  newColumns: columns(all.newColumns ?? {}),
  widened: columns(all.widened ?? {}),
  extended: columns(all.extended ?? {}),
});
type Mode = Parameters<typeof evolvedColumns>[0]['schemaEvolutionMode'];
function options(schemaEvolutionMode: Mode, hints = '', inferColumnTypes = true) {
  const parsed = hints === '' ? null : parseSchemaHints(hints);
  if (parsed?.kind === 'problem') throw new Error(parsed.problem);
  return {schemaEvolutionMode, inferColumnTypes, schemaHints: parsed?.hints ?? null};
}
const widening = 'addNewColumnsWithTypeWidening';

const now = columns({session_key: 'BIGINT', n: 'BIGINT', s: 'STRUCT(a BIGINT)'});
const found = misfits({
  newColumns: {x: 'DATE'},
  widened: {session_key: 'VARCHAR', n: 'DOUBLE', s: 'STRUCT(a DOUBLE, b DATE)'},
  extended: {s: 'STRUCT(a BIGINT, b DATE)'},
});

test.each([
  [widening, {session_key: 'BIGINT', n: 'DOUBLE', s: 'STRUCT(a DOUBLE, b DATE)', x: 'DATE'}],
  ['addNewColumns', {session_key: 'BIGINT', n: 'BIGINT', s: 'STRUCT(a BIGINT, b DATE)', x: 'DATE'}],
  ['rescue', {session_key: 'BIGINT', n: 'BIGINT', s: 'STRUCT(a BIGINT)'}],
] as const)('in the mode %s', (mode, next) =>
  expect(evolvedColumns(options(mode), now, found)).toEqual(columns(next)),
);

test('failOnNewColumns fails at new columns and fields, and at nothing else', () => {
  const refuse = (all: Misfits) => () =>
    refuseNewColumns(options('failOnNewColumns'), all, {path: 'laps/a.json', table: 'bronze_laps'});
  expect(refuse(found)).toThrow(/laps\/a\.json .* bronze_laps .*: x, fields of s\./);
  expect(refuse(misfits({widened: {n: 'DOUBLE'}}))).not.toThrow();
});

test('what two files of one batch need is put together, in any order', () => {
  const needs = [
    misfits({widened: {n: 'DOUBLE'}, newColumns: {x: 'BIGINT'}}),
    misfits({
      widened: {n: 'VARCHAR', s: 'STRUCT(a BIGINT, c BIGINT)'},
      extended: {s: 'STRUCT(a BIGINT, c BIGINT)'},
    }),
    found,
  ];
  const all = (order: readonly Misfits[]) =>
    order.reduce((so, need) => evolvedColumns(options(widening), so, need), now).slice(0, 2);
  expect(all(needs)).toEqual(all(needs.toReversed()));
  expect(all(needs)[1]).toEqual({name: 'n', type: 'VARCHAR'});
});

test('hints add columns and fields, decide those that come, and keep them', () => {
  const hinted = options(
    widening,
    'n BIGINT, later DATE, s.z DATE, x.day DATE, x.list.element.p DOUBLE',
  );
  const started = evolvedColumns(hinted, now);
  const base = {session_key: 'BIGINT', n: 'BIGINT', s: 'STRUCT(a BIGINT, z DATE)', later: 'DATE'};
  expect(started).toEqual(columns(base));
  const first = evolvedColumns(
    hinted,
    started,
    misfits({
      newColumns: {x: 'STRUCT(day VARCHAR, list STRUCT(p BIGINT)[])'},
      widened: {n: 'DOUBLE'},
    }),
  );
  const x = 'STRUCT(day DATE, list STRUCT(p DOUBLE)[])';
  expect(first).toEqual(columns({...base, x}));
  const widened = 'STRUCT(day VARCHAR, list STRUCT(p VARCHAR, q BIGINT)[])';
  const second = evolvedColumns(hinted, first, misfits({widened: {x: widened}}));
  expect(second).toEqual(
    columns({...base, x: 'STRUCT(day DATE, list STRUCT(p DOUBLE, q BIGINT)[])'}),
  );
});

test('hints count in modes that add nothing; without inferColumnTypes what is new is text', () => {
  expect(evolvedColumns(options('rescue', 'm DATE'), [], found)).toEqual(columns({m: 'DATE'}));
  expect(evolvedColumns(options('addNewColumns', '', false), [], found)).toEqual(
    columns({x: 'VARCHAR'}),
  );
});
