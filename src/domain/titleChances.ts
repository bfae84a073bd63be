import type {Championship, MostPoints} from './championshipPoints';

/** Where someone stands in a championship. Places count in Grands Prix only, not in sprints. */
export interface ChampionshipStanding<Who extends string | number> {
  readonly who: Who;
  readonly points: number;
  readonly wins: number;
  readonly seconds: number;
  readonly thirds: number;
}

/** Races and sprints that are still to come. */
export interface Remaining {
  readonly races: number;
  readonly sprints: number;
}

/** What a tie on points would be decided by; open: by places that are not counted here. */
export type TieBreak = 'wins' | 'seconds' | 'thirds' | 'open';

export interface TitleChance<Who extends string | number> extends ChampionshipStanding<Who> {
  /** Points to the most anybody has. */
  readonly behind: number;
  /** Points after taking everything that is left. */
  readonly bestCase: number;
  /** champion: nobody else can win; out: someone stays ahead even when scoring nothing more. */
  readonly verdict: 'champion' | 'possible' | 'out';
  /** Set when the best case only draws level on points with someone, and so a tie decides the verdict. */
  readonly tie: TieBreak | null;
}

interface Field<Who extends string | number> {
  readonly standings: readonly ChampionshipStanding<Who>[];
  readonly remaining: Remaining;
  readonly most: MostPoints;
  readonly championship: Championship;
}

/** The points that one contender can still take. */
export const pointsLeft = ({races, sprints}: Remaining, most: MostPoints): number =>
  races * most.race + sprints * most.sprint;

/**
 * Who can still win, the most points first: each is set, after taking everything that is left, against every other as
 * they stand now. Equal points go to more wins, then more second, then more third places, as in the sporting
 * regulations; who is level in all of them counts as still possible. A team that takes everything has the second
 * places, too.
 */
export function titleChances<Who extends string | number>(
  field: Field<Who>,
): readonly TitleChance<Who>[] {
  const {standings, remaining, most, championship} = field;
  const left = pointsLeft(remaining, most);
  const top = Math.max(0, ...standings.map(({points}) => points));
  const judged = standings.map((own) => {
    const best = {
      ...own,
      points: own.points + left,
      wins: own.wins + remaining.races,
      seconds: own.seconds + (championship === 'teams' ? remaining.races : 0),
    };
    const rivals = standings.filter(({who}) => who !== own.who);
    const isOut = rivals.some((rival) => compared(best, rival).order < 0);
    // The leader's own best case is far ahead of whom they are level with today.
    const ties = rivals.flatMap((rival) => compared(best, rival).tie ?? []);
    return {
      ...own,
      behind: top - own.points,
      bestCase: best.points,
      verdict: isOut ? ('out' as const) : ('possible' as const),
      tie: ties.length > 0 && best.points === top ? (ties[0] ?? null) : null,
    };
  });
  const possible = judged.filter(({verdict}) => verdict === 'possible');
  return judged
    .map((own) =>
      possible.length === 1 && own.verdict === 'possible'
        ? {...own, verdict: 'champion' as const, tie: null}
        : own,
    )
    .toSorted((a, b) => b.points - a.points || b.wins - a.wins);
}

type Figures = Omit<ChampionshipStanding<string>, 'who'>;

const tieBreaks = ['wins', 'seconds', 'thirds'] as const;

/** Positive when `a` is ahead; with what decided where the points did not. */
function compared(a: Figures, b: Figures): {readonly order: number; readonly tie: TieBreak | null} {
  if (a.points !== b.points) return {order: a.points - b.points, tie: null};
  const by = tieBreaks.find((figure) => a[figure] !== b[figure]);
  return by ? {order: a[by] - b[by], tie: by} : {order: 0, tie: 'open'};
}
