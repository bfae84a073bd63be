import type {Row} from '../row';
import type {Standings} from '../standings';
import type {SessionStory} from '../weekend';

/** Ranks from 1, most points first; ties keep the order of the list. */
function ranks<T>(points: ReadonlyMap<T, number>): ReadonlyMap<T, number> {
  const sorted = [...points].toSorted((a, b) => b[1] - a[1]);
  return new Map(sorted.map(([name], i) => [name, i + 1]));
}

export function* driverStandingRows(
  race: SessionStory,
  before: Standings,
  after: Standings,
): Iterable<Row> {
  const numbered = (points: readonly number[]) =>
    new Map(race.entries.map((entry, i) => [entry.number, points[i] ?? 0]));
  const [start, current] = [numbered(before.cars), numbered(after.cars)];
  const [startRanks, currentRanks] = [ranks(start), ranks(current)];
  for (const [number, position] of currentRanks)
    yield {
      driver_number: number,
      meeting_key: race.plan.meetingKey,
      points_current: current.get(number) ?? 0,
      points_start: start.get(number) ?? 0,
      position_current: position,
      position_start: startRanks.get(number) ?? null,
      session_key: race.plan.sessionKey,
    };
}

export function* teamStandingRows(
  race: SessionStory,
  before: Standings,
  after: Standings,
): Iterable<Row> {
  const startRanks = ranks(before.teams);
  for (const [team, position] of ranks(after.teams))
    yield {
      meeting_key: race.plan.meetingKey,
      points_current: after.teams.get(team) ?? 0,
      points_start: before.teams.get(team) ?? 0,
      position_current: position,
      position_start: startRanks.get(team) ?? null,
      session_key: race.plan.sessionKey,
      team_name: `${team} (simulated)`,
    };
}
