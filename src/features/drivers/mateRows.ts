import {groupBy} from '#/base/groupBy';
import {surname} from '#/domain/driverName';
import {sessionKind} from '#/domain/endpoints';
import {plainName} from '#/domain/plainName';
import {type TeamMateScore, type TeamMateSession, teamMateScore} from '#/domain/teamMateScore';
import type {MateRow} from './driversRows';

/** Two team mates of a season with every session they drove together. */
export interface MatePair {
  /** As the link says it: 1-11. */
  readonly id: string;
  readonly drivers: readonly [number, number];
  readonly names: readonly [string, string];
  readonly team: string;
  readonly colour: string | null;
  readonly rows: readonly MateRow[];
  readonly score: TeamMateScore;
}

/** The pairs of a season, those with most points first. */
export function matePairs(rows: readonly MateRow[]): readonly MatePair[] {
  const pairs = groupBy(
    rows,
    (row) => `${row.team_name}/${row.driver_1_number}-${row.driver_2_number}`,
  );
  const all = [...pairs.values()].flatMap((own): readonly MatePair[] => {
    const last = own.at(-1);
    if (!last) return [];
    const {driver_1_number: first, driver_2_number: second} = last;
    return [
      {
        id: `${first}-${second}`,
        drivers: [first, second],
        names: [nameOf(last.driver_1, first), nameOf(last.driver_2, second)],
        team: plainName(last.team_name),
        colour: last.team_colour,
        rows: own,
        score: teamMateScore(own.map(mateSession)),
      },
    ];
  });
  const pointsOf = ({score: {points}}: MatePair) => points[0] + points[1];
  return all.toSorted((a, b) => pointsOf(b) - pointsOf(a));
}

const nameOf = (name: string | null, driver: number) =>
  name === null ? `#${driver}` : surname(name);

/** A row as the score takes it. */
export function mateSession(row: MateRow): TeamMateSession {
  return {
    kind: sessionKind(row.session_type, row.session_name),
    places: [row.driver_1_position, row.driver_2_position],
    points: [row.driver_1_points, row.driver_2_points],
    qualifyingGapS: row.qualifying_gap_s,
    paceGapS: row.median_lap_gap_s,
  };
}
