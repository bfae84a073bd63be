import {expect, test} from 'vitest';
import {type EndpointName, endpoints} from '#/domain/endpoints';
import {isSimulated} from './calendar';
import {createSimulator} from './simulator';
import {num, seeds} from './storyRows';

test.each(seeds)('no key of an endpoint comes twice in the weekend of seed %i', (seed) => {
  const simulator = createSimulator({seed, telemetryDrivers: 1});
  for (const {name, key} of endpoints) {
    const rows = [...simulator.rows(name)];
    expect(
      new Set(rows.map((row) => JSON.stringify(key.map((field) => row[field])))).size,
      name,
    ).toBe(rows.length);
  }
});
test('no two seeds tell the same weekend, and one seed always the same', () => {
  const bytes = (seed: number) => JSON.stringify([...createSimulator({seed}).rows('laps')]);
  expect(bytes(5)).toBe(bytes(5));
  expect(bytes(5)).not.toBe(bytes(6));
});
test('what is asked for first changes nothing', () => {
  const [first, second] = [createSimulator(), createSimulator()];
  const read = (simulator: typeof first, names: readonly EndpointName[]) =>
    new Map(names.map((name) => [name, JSON.stringify([...simulator.rows(name)])]));
  const names: EndpointName[] = [
    'laps',
    'intervals',
    'weather',
    'championship_drivers',
    'position',
  ];
  const forwards = read(first, names);
  const backwards = read(second, names.toReversed());
  for (const name of names) expect(forwards.get(name)).toBe(backwards.get(name));
});
test('a season has as many meetings as asked, all keys simulated and distinct, and standings that carry on', () => {
  const simulator = createSimulator({meetings: 3, cars: 22, laps: 20, telemetryDrivers: 1});
  const sessions = [...simulator.rows('sessions')].map((row) => num(row, 'session_key'));
  expect(new Set(sessions).size).toBe(9);
  expect(sessions.every(isSimulated)).toBe(true);
  expect(isSimulated(11_303)).toBe(false);
  const races = simulator.meetings.map((m) => m.sessions[2]?.sessionKey ?? 0);
  const standings = races.map((key) => [
    ...simulator.rows('championship_teams', {sessionKeys: new Set([key])}),
  ]);
  for (const [i, later] of standings.slice(1).entries())
    for (const row of later) {
      const before = standings[i]?.find((r) => r['team_name'] === row['team_name']);
      expect(row['points_start']).toBe(before?.['points_current']);
      expect(row['position_start']).toBe(before?.['position_current']);
    }
});
test('everything that is shown says that it is simulated', () => {
  const simulator = createSimulator();
  const [meeting] = simulator.rows('meetings');
  expect(meeting?.['meeting_name']).toMatch(/simulated/);
  expect(meeting?.['meeting_official_name']).toMatch(/SIMULATED/);
  expect(meeting?.['location']).toMatch(/simulated/);
});
test('each endpoint has rows, and no row holds a value that JSON cannot', () => {
  const simulator = createSimulator({laps: 12, telemetryDrivers: 1});
  for (const {name} of endpoints) {
    const rows = [...simulator.rows(name)];
    expect(rows.length, name).toBeGreaterThan(0);
    for (const row of rows.slice(0, 2_000))
      for (const value of Object.values(row))
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  }
});
