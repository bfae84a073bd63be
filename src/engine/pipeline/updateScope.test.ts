import {describe, expect, test} from 'vitest';
import type {UpdateRequest} from '#/contracts/pipeline';
import type {TableName} from '#/lakehouse/define';
import {lakeDefinitions} from './definitions';
import {updateScope} from './updateScope';

const scopeOf = (request: UpdateRequest, resetAllowed: Record<TableName, boolean> = {}) =>
  updateScope(request, lakeDefinitions, resetAllowed);
const {bronze, derived} = lakeDefinitions;

describe('an update', () => {
  test('runs every table unless some are named', () => {
    const {runs, inFull, reloaded} = scopeOf({refresh: 'incremental'});
    expect(runs.size).toBe(bronze.length + derived.length);
    expect([inFull.size, reloaded.length]).toEqual([0, 0]);
    expect(scopeOf({refresh: 'incremental', tables: []}).runs).toEqual(runs);
  });
  test('of a named table runs what it is made from and nothing else', () => {
    const {runs} = scopeOf({refresh: 'incremental', tables: ['gold_tyre_strategy']});
    const inputs = ['stints', 'laps', 'drivers'].flatMap((name) => [
      `bronze_${name}`,
      `silver_${name}`,
    ]);
    expect([...runs].toSorted()).toEqual(['gold_tyre_strategy', ...inputs].toSorted());
  });
});

describe('a full refresh', () => {
  test('of all computes every silver and gold table anew and leaves bronze', () => {
    const {inFull, reloaded} = scopeOf({refresh: 'full'});
    expect(inFull).toEqual(new Set(derived.map(({name}) => name)));
    expect(reloaded).toEqual([]);
  });
  test('of a named table also runs what is made from it, by its own plan', () => {
    const {runs, inFull} = scopeOf({refresh: 'full', tables: ['silver_stints']});
    expect(inFull).toEqual(new Set(['silver_stints']));
    expect(runs).toContain('gold_tyre_strategy');
    expect(runs).toContain('bronze_laps');
    expect(runs).not.toContain('silver_team_radio');
  });
  test('of a named bronze table loads its files again', () => {
    const {inFull, reloaded, runs} = scopeOf({refresh: 'full', tables: ['bronze_pit']});
    expect(reloaded).toEqual(['bronze_pit']);
    expect(inFull.size).toBe(0);
    expect(runs).toContain('silver_pit');
  });
  test('passes by protected tables, and is refused for one that is named', () => {
    const resetAllowed = {silver_laps: false};
    const scope = scopeOf({refresh: 'full'}, resetAllowed);
    expect(scope.isProtected).toEqual(new Set(['silver_laps']));
    expect(scope.runs).toContain('silver_laps');
    expect(() => scopeOf({refresh: 'full', tables: ['silver_laps']}, resetAllowed)).toThrow(
      /silver_laps/,
    );
    expect(() =>
      scopeOf({refresh: 'incremental', tables: ['silver_laps']}, resetAllowed),
    ).not.toThrow();
  });
});

test('a checkpoint is reset of bronze tables only, protected or not: their rows stay', () => {
  const again = (name: TableName): UpdateRequest => ({
    refresh: 'incremental',
    resetCheckpoints: [name],
  });
  expect(scopeOf(again('bronze_laps')).forgetful).toEqual(['bronze_laps']);
  expect(() => scopeOf(again('silver_laps'))).toThrow(/silver_laps/);
  expect(scopeOf(again('bronze_laps'), {bronze_laps: false}).forgetful).toEqual(['bronze_laps']);
});

test('a table that the lake has not is refused', () =>
  expect(() => scopeOf({refresh: 'incremental', tables: ['gold_nothing']})).toThrow(
    /gold_nothing/,
  ));
