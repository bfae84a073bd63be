import type {Remaining} from '#/domain/titleChances';
import type {ScoringSession} from './seasonCalendar';
import type {Round} from './standings';

export interface StillOpen extends Remaining {
  /** Of the races and sprints, those up to the round shown: no result is known, so they count as still to come. */
  readonly gaps: number;
}

/** Points as the championship publishes them hold every race up to their round, known to this lake or not. */
export const isOfficial = ({rows}: Round): boolean =>
  rows.some(({points_source}) => points_source === 'championship');

/** What this lake's calendar still has to give after a round. */
export function stillOpen(sessions: readonly ScoringSession[], shown: Round): StillOpen {
  const official = isOfficial(shown);
  const gaps = sessions.filter(
    ({round, hasResults}) => round <= shown.round && !hasResults && !official,
  );
  const open = [...sessions.filter(({round}) => round > shown.round), ...gaps];
  return {
    races: open.filter(({isSprint}) => !isSprint).length,
    sprints: open.filter(({isSprint}) => isSprint).length,
    gaps: gaps.length,
  };
}
