import type {Entry} from './entryList';
import {createRandom} from './random';
import {racePoints} from './rows/resultRows';
import type {SessionStory} from './weekend';

/** Points by car and by team, at one moment of the season. */
export interface Standings {
  readonly cars: readonly number[];
  readonly teams: ReadonlyMap<string, number>;
}

/** The season is joined after some rounds: the first simulated race starts from these invented points. */
export function openingStandings(seed: number, entries: readonly Entry[]): Standings {
  const random = createRandom(seed, 'standings');
  const cars = entries.map((entry) =>
    Math.max(0, Math.round(190 - entry.deficitMs / 9 + random.between(-14, 14))),
  );
  return {cars, teams: byTeam(entries, cars)};
}

export function afterRace(before: Standings, race: SessionStory): Standings {
  const cars = [...before.cars];
  for (const [i, points] of racePoints.entries()) {
    const car = race.classification[i];
    if (car === undefined || race.cars.some((s) => s.car === car && s.retiredMs !== null)) continue;
    cars[car] = (cars[car] ?? 0) + points;
  }
  return {cars, teams: byTeam(race.entries, cars)};
}

function byTeam(entries: readonly Entry[], points: readonly number[]): ReadonlyMap<string, number> {
  const teams = new Map<string, number>();
  for (const [i, {team}] of entries.entries())
    teams.set(team, (teams.get(team) ?? 0) + (points[i] ?? 0));
  return teams;
}
