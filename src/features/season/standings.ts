import {groupBy} from '#/base/groupBy';
import {plainName} from '#/domain/plainName';
import type {StandingRow} from './seasonRows';

export interface Round {
  readonly round: number;
  readonly name: string;
  readonly rows: readonly StandingRow[];
}

/** The standings after each known round, the first round first. */
export function roundsOf(rows: readonly StandingRow[]): readonly Round[] {
  return [...groupBy(rows, (row) => row.round)].map(([round, own]) => ({
    round,
    name: plainName(own[0]?.location ?? own[0]?.meeting_name ?? `round ${round}`),
    rows: own,
  }));
}

/** The round that is asked for, else the last one before it that is known; the newest when none is asked for. */
export function roundShown(rounds: readonly Round[], asked: number | null): Round | null {
  const upTo = rounds.filter(({round}) => asked === null || round <= asked);
  return upTo.at(-1) ?? null;
}

export interface StandingLine extends StandingRow {
  /** Places gained since the round before; null without one, or without a place in either. */
  readonly moved: number | null;
  /** Points of the round's race and sprint as classified; without a classification those since the round before. */
  readonly gained: number | null;
}

/** The standings after a round with what the round changed. */
export function standingLines(rounds: readonly Round[], shown: Round): readonly StandingLine[] {
  const before = rounds.filter(({round}) => round < shown.round).at(-1);
  const earlier = new Map(before?.rows.map((row) => [row.who, row]));
  const isClassified = shown.rows.some((row) => row.race_points + row.sprint_points > 0);
  return shown.rows.map((row) => {
    const then = earlier.get(row.who);
    return {
      ...row,
      moved: then?.position && row.position ? then.position - row.position : null,
      gained: isClassified
        ? row.race_points + row.sprint_points
        : then
          ? row.points - then.points
          : null,
    };
  });
}
