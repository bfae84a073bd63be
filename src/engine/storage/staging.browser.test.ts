import {afterEach, expect, test} from 'vitest';
import {compiled} from '#/testing/compiledEngine';
import {startTornEngine, type TornEngine} from '#/testing/tornEngine';

let now: TornEngine;
afterEach(() => now.kill());

test('after a restart no file gets the name of one that was moved out, however the clock stands', async () => {
  const noon = Date.UTC(2026, 10, 22, 12);
  const catalog = `moved_${Date.now()}`;
  const stageAndLoad = async (lap: number, clock: number): Promise<string> => {
    now = startTornEngine();
    await now.client.open({catalog, moves: true, clock, ...compiled});
    const text = JSON.stringify([{session_key: 1, lap_number: lap}]);
    const path = await now.client.stage({endpoint: 'laps', text});
    expect(await now.client.load({})).toBeNull();
    expect(await now.client.places({path})).toEqual(['archive']);
    return path;
  };
  const paths = [await stageAndLoad(1, noon)];
  now.kill();
  paths.push(await stageAndLoad(2, noon));
  now.kill();
  paths.push(await stageAndLoad(3, noon - 60_000));
  expect(paths).toEqual([
    'laps/laps_20261122_120000.json',
    'laps/laps_20261122_120000_0001.json',
    'laps/laps_20261122_120000_0002.json',
  ]);
  const sql = 'SELECT lap_number FROM bronze_laps ORDER BY 1';
  expect(await now.client.rows({sql})).toEqual([1, 2, 3].map((lap_number) => ({lap_number})));
});
