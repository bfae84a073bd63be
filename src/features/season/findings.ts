import {plural} from '#/base/format';
import type {Championship, MostPoints} from '#/domain/championshipPoints';
import {isSimulated} from '#/domain/simulator/calendar';
import type {TitleChance} from '#/domain/titleChances';
import type {Contender} from './contenders';
import type {HeatCell} from './heatMap';
import type {StillOpen} from './remaining';
import type {CalendarMeeting} from './seasonCalendar';
import type {Round, StandingLine} from './standings';

/** What each panel shows, in a sentence made from its rows. */

type ContenderOf = (who: string) => Contender;

const pointsText = (points: number) => plural(points, 'point');

export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export function calendarFinding(calendar: readonly CalendarMeeting[]): string {
  const races = calendar.flatMap(({round, race}) => (round !== null && race ? [race] : []));
  const classified = races.filter(({loaded}) => loaded.includes('results')).length;
  const cancelled = calendar.filter(({isCancelled}) => isCancelled).length;
  const simulated = calendar.filter(({key}) => isSimulated(key)).length;
  return [
    `${plural(races.length, 'Grand Prix', 'Grands Prix')} in this lake's calendar, ${classified} with a classification`,
    cancelled > 0 && `, ${cancelled} more cancelled`,
    '.',
    simulated > 0 &&
      simulated < calendar.length &&
      ' Simulated rounds count like real ones in the standings here.',
  ]
    .filter(Boolean)
    .join('');
}

/** Who leads, by how much, and who moved up most in the round. */
export function standingsFinding(
  lines: readonly StandingLine[],
  shown: Round,
  contenderOf: ContenderOf,
): string {
  const [first, second] = lines;
  if (!first) return '';
  const leader = contenderOf(first.who).name;
  const lead = second ? first.points - second.points : null;
  const margin =
    second === undefined || lead === null
      ? `${leader} has ${pointsText(first.points)}`
      : lead === 0
        ? `${leader} and ${contenderOf(second.who).name} are level on ${pointsText(first.points)}`
        : `${leader} leads ${contenderOf(second.who).name} by ${pointsText(lead)}`;
  const top = Math.max(0, ...lines.map(({moved}) => moved ?? 0));
  const risers = lines.filter(({moved}) => top > 0 && moved === top);
  const rise =
    risers.length === 0 || risers.length > 3
      ? ''
      : ` ${listed(risers.map(({who}) => contenderOf(who).name))} moved up most: ${plural(top, 'place')}.`;
  return `After round ${shown.round}, ${shown.name}, ${margin}.${rise}`;
}

/** Who scored most since a third of the season ago, which is where a season turns. */
export function progressFinding(rounds: readonly Round[], contenderOf: ContenderOf): string | null {
  if (rounds.length === 1) return 'One round so far: lines begin with the second.';
  const last = rounds.at(-1);
  const from = rounds.at(-6);
  if (!last || !from) return null;
  const before = new Map(from.rows.map(({who, points}) => [who, points]));
  const gains = last.rows
    .map(({who, points}) => ({who, gained: points - (before.get(who) ?? 0)}))
    .toSorted((a, b) => b.gained - a.gained);
  const [most, next] = gains;
  if (!most || !next) return null;
  return `Over the last five rounds shown ${contenderOf(most.who).name} took most points: ${most.gained}, ${contenderOf(next.who).name} ${next.gained}.`;
}

/** Wins of races, and who was always classified. */
export function heatFinding(
  cells: readonly HeatCell[],
  nameOf: (driver: number) => string,
): string | null {
  const races = cells.filter(({isSprint}) => !isSprint);
  const wins = new Map<number, number>();
  for (const {driver, position} of races)
    if (position === 1) wins.set(driver, (wins.get(driver) ?? 0) + 1);
  const [best] = [...wins].toSorted(([, a], [, b]) => b - a);
  if (!best) return null;
  const held = new Set(races.map(({session}) => session)).size;
  const winners = plural(wins.size, 'driver');
  if (held === 1) return `${nameOf(best[0])} won the only race with a classification.`;
  return `${winners} won the ${held} races, ${nameOf(best[0])} most of them: ${best[1]}.`;
}

export interface TitleFacts {
  readonly most: MostPoints;
  readonly chances: readonly TitleChance<string>[];
  readonly open: StillOpen;
  readonly left: number;
  readonly of: Championship;
  /** Grands Prix in the calendar of the lake. */
  readonly rounds: number;
}

/** Seasons since 2021 had 22 Grands Prix at least: a calendar of fewer is not a whole one. */
const leastRounds = 22;

export const isWholeCalendar = (rounds: number): boolean => rounds >= leastRounds;

/** Who can still win, or who has won. */
export function titleFinding(
  {chances, open, left, of, rounds}: TitleFacts,
  contenderOf: ContenderOf,
): string {
  const title = of === 'drivers' ? "drivers' championship" : "teams' championship";
  const champion = chances.find(({verdict}) => verdict === 'champion');
  const isOver = open.races + open.sprints === 0;
  if (champion) {
    const name = contenderOf(champion.who).name;
    if (isOver)
      return isWholeCalendar(rounds)
        ? `${name} has won the ${title}.`
        : `${name} has most points after the last round of this lake's calendar, which is not a whole season.`;
    return `${name} can no longer be caught in the ${title}${isWholeCalendar(rounds) ? '' : ' as far as this lake knows the calendar'}: ${pointsText(left)} are left.`;
  }
  const possible = chances.filter(({verdict}) => verdict === 'possible');
  if (isOver)
    return `${listed(possible.map(({who}) => contenderOf(who).name))} are level in points, wins, second and third places.`;
  const names =
    possible.length <= 4
      ? listed(possible.map(({who}) => contenderOf(who).name))
      : `${possible.length} of ${chances.length}`;
  return `${names} can still win the ${title}: ${pointsText(left)} are left for each.`;
}

/** What the verdicts take for granted, sentence by sentence. */
export function titleAssumptions({
  open,
  of,
  rounds,
  most,
}: Omit<TitleFacts, 'chances' | 'left'>): readonly string[] {
  const race = `${plural(open.races, 'race')} at ${most.race}`;
  const winner = of === 'drivers' ? 'the win' : 'the first two places';
  const lap = most.fastestLap > 0 ? `, ${most.fastestLap} of them for the fastest lap` : '';
  const sprint =
    open.sprints > 0
      ? ` and ${plural(open.sprints, 'sprint')} at ${most.sprint}`
      : '; no sprint is left';
  return [
    open.races + open.sprints > 0
      ? `Most points to be had: ${race} (${winner}${lap})${sprint}, by the rules of the season. Penalties and shortened races are not reckoned with.`
      : 'No race is left in the calendar that this lake knows.',
    open.gaps > 0 &&
      `${plural(open.gaps, 'race or sprint', 'races or sprints')} up to this round ${open.gaps === 1 ? 'has' : 'have'} no results here and ${open.gaps === 1 ? 'counts' : 'count'} as still open: load them for the true standing.`,
    !isWholeCalendar(rounds) &&
      `The calendar of this lake has ${plural(rounds, 'Grand Prix', 'Grands Prix')}; whole seasons had 22 or more since 2021. What it lacks is not counted.`,
    'Equal points go to more wins, then more second, then third places, sprints not counted; who is level in these counts as possible.',
  ].filter((text) => text !== false);
}
