import {median} from '#/base/math';
import type {SessionKind} from './endpoints';

/** How two team mates fared against each other in one session; gaps are the second driver's time minus the first's. */
export interface TeamMateSession {
  readonly kind: SessionKind;
  /** Places; null when not classified. */
  readonly places: readonly [number | null, number | null];
  /** Points; null in sessions without, and when the classification is not known. */
  readonly points: readonly [number | null, number | null];
  /** Of a qualifying, in the last segment in which both have a time. */
  readonly qualifyingGapS: number | null;
  /** Between the medians of the clean laps of a race. */
  readonly paceGapS: number | null;
}

/** In how many sessions each was ahead. */
export interface Score {
  readonly ahead: readonly [number, number];
  /** Sessions of the kind in which it could not be said: not both were placed. */
  readonly undecided: number;
}

export interface TeamMateScore {
  readonly qualifying: Score;
  readonly race: Score;
  readonly sprint: Score;
  /** Points of the races and sprints that both entered. */
  readonly points: readonly [number, number];
  /** Medians over the sessions that have one, and over how many; positive when the first driver is faster. */
  readonly qualifyingGap: MedianGap;
  readonly paceGap: MedianGap;
}

export interface MedianGap {
  readonly seconds: number | null;
  readonly sessions: number;
}

/**
 * Two team mates over many sessions. Ahead is who was placed higher; a session in which only one was placed counts
 * for nobody. Qualifying counts that of sprints, too; practice does not count.
 */
export function teamMateScore(sessions: readonly TeamMateSession[]): TeamMateScore {
  const of = (...kinds: readonly SessionKind[]) =>
    sessions.filter(({kind}) => kinds.includes(kind));
  const qualifying = of('qualifying', 'sprint-qualifying');
  const scored = of('race', 'sprint');
  return {
    qualifying: scoreOf(qualifying),
    race: scoreOf(of('race')),
    sprint: scoreOf(of('sprint')),
    points: [pointsOf(scored, 0), pointsOf(scored, 1)],
    qualifyingGap: medianGap(qualifying.map(({qualifyingGapS}) => qualifyingGapS)),
    paceGap: medianGap(scored.map(({paceGapS}) => paceGapS)),
  };
}

const pointsOf = (sessions: readonly TeamMateSession[], at: 0 | 1): number =>
  sessions.reduce((sum, {points}) => sum + (points[at] ?? 0), 0);

function scoreOf(sessions: readonly TeamMateSession[]): Score {
  const decided = sessions.flatMap(({places: [first, second]}) =>
    first === null || second === null || first === second ? [] : [first < second],
  );
  const first = decided.filter(Boolean).length;
  return {
    ahead: [first, decided.length - first],
    undecided: sessions.length - decided.length,
  };
}

function medianGap(gaps: readonly (number | null)[]): MedianGap {
  const known = gaps.filter((gap) => gap !== null);
  return {seconds: known.length === 0 ? null : median(known), sessions: known.length};
}
