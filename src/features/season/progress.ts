import {groupBy} from '#/base/groupBy';
import {plainName} from '#/domain/plainName';
import type {ScoringSession} from './seasonCalendar';
import type {StandingRow} from './seasonRows';

/** Points after a sprint or a race. */
export interface ProgressPoint {
  readonly who: string;
  readonly round: number;
  /** The round; of its sprint a little before it. */
  readonly at: number;
  readonly isSprint: boolean;
  readonly points: number;
  /** What the race or sprint itself brought, as classified; null where its classification is not known. */
  readonly gained: number | null;
  readonly place: string;
}

/** How far before its race a sprint stands, in rounds. */
const sprintLead = 0.45;

/**
 * Everyone's points along the season. After a sprint they are those after the race less those of the race, and so only
 * known where both are classified.
 */
export function pointsProgress(
  rows: readonly StandingRow[],
  sessions: readonly ScoringSession[],
): readonly ProgressPoint[] {
  const classified = sessions.filter(({hasResults}) => hasResults);
  const has = (round: number, isSprint: boolean) =>
    classified.some((session) => session.round === round && session.isSprint === isSprint);
  const sprints = new Set(
    classified.flatMap(({round, isSprint}) => (isSprint && has(round, false) ? [round] : [])),
  );
  return [...groupBy(rows, ({who}) => who).values()].flatMap((own) =>
    own
      .toSorted((a, b) => a.round - b.round)
      .flatMap((row) => {
        const place = plainName(row.location ?? row.meeting_name ?? '');
        const race: ProgressPoint = {
          who: row.who,
          round: row.round,
          at: row.round,
          isSprint: false,
          points: row.points,
          gained: has(row.round, false) ? row.race_points : null,
          place,
        };
        if (!sprints.has(row.round)) return [race];
        const sprint: ProgressPoint = {
          ...race,
          at: row.round - sprintLead,
          isSprint: true,
          points: row.points - row.race_points,
          gained: row.sprint_points,
        };
        return [sprint, race];
      }),
  );
}
