import {plural} from '#/base/format';
import {median} from '#/base/math';
import {type Compared, gapOf} from './comparison';
import type {ComparisonLook} from './comparisonLook';
import type {FormLook} from './formDrawing';
import {type FormPoint, formLength} from './form';
import type {MatePair} from './mateRows';

/** What each panel shows, in a sentence made from its rows; null when they do not say anything. */

const scoreText = ([first, second]: readonly [number, number]) => `${first}–${second}`;

/** How two team mates fared. */
export function pairFinding({names, score}: MatePair): string {
  const {qualifying, race, points, qualifyingGap} = score;
  const [first, second] = names;
  const gap = qualifyingGap.seconds;
  const faster =
    gap === null || gap === 0
      ? ''
      : ` ${gap > 0 ? first : second} was faster in qualifying by ${Math.abs(gap).toFixed(3)} s, the median of ${plural(qualifyingGap.sessions, 'session')}.`;
  return `${first} and ${second}: ${scoreText(qualifying.ahead)} in qualifying, ${scoreText(race.ahead)} in races, ${points[0]} to ${points[1]} points.${faster}`;
}

/** The most one-sided pair in qualifying, and in races while no qualifying is known. */
export function matesFinding(pairs: readonly MatePair[]): string | null {
  return (
    mostOneSided(pairs, 'qualifying', 'in qualifying') ?? mostOneSided(pairs, 'race', 'in races')
  );
}

function mostOneSided(
  pairs: readonly MatePair[],
  kind: 'qualifying' | 'race',
  words: string,
): string | null {
  const decided = pairs.filter(({score}) => score[kind].ahead.some((count) => count > 0));
  if (decided.length < 2) return decided[0] ? pairFinding(decided[0]) : null;
  const lead = ({score}: MatePair) => Math.abs(score[kind].ahead[0] - score[kind].ahead[1]);
  const [first, second] = decided.toSorted((a, b) => lead(b) - lead(a));
  if (!first || lead(first) === 0) return null;
  // After one weekend everyone is as far ahead.
  if (second && lead(second) === lead(first)) return null;
  const {ahead} = first.score[kind];
  const [won, lost] = ahead[0] > ahead[1] ? [0, 1] : [1, 0];
  const nameAt = (at: number) => first.names[at === 0 ? 0 : 1];
  return `Nobody was as far ahead ${words} as ${nameAt(won)} of ${nameAt(lost)}: ${Math.max(...ahead)} to ${Math.min(...ahead)} at ${first.team}.`;
}

const pointsText = (points: number): string => String(Number(points.toFixed(1)));

/** Who takes most points of late. */
export function formFinding(
  points: readonly FormPoint[],
  lookOf: (who: string) => FormLook,
): string | null {
  const last = Math.max(0, ...points.map(({weekend}) => weekend));
  const now = points
    .filter(({weekend}) => weekend === last)
    .flatMap(({who, mean}) => (mean === null ? [] : [{who, mean}]))
    .toSorted((a, b) => b.mean - a.mean);
  const [best, next] = now;
  if (!best) return null;
  const length = Math.min(formLength, last);
  const over = length === 1 ? 'in the only weekend' : `a weekend over the last ${length}`;
  const behind = next ? `, ${lookOf(next.who).name} ${pointsText(next.mean)}` : '';
  return `${lookOf(best.who).name} is in the best form: ${pointsText(best.mean)} points ${over}${behind}.`;
}

/** How often the first driver chosen was ahead of each other one in races, and by how much in qualifying. */
export function comparisonFinding(
  entries: readonly Compared[],
  [reference, ...others]: readonly number[],
  lookOf: (driver: number) => ComparisonLook,
): string | null {
  if (reference === undefined) return null;
  const told = others.flatMap((driver) => {
    const own = entries.filter(({row}) => row.driver_number === driver);
    const races = own.flatMap((entry) => raceLost(entry, entries) ?? []);
    const gaps = own.flatMap((entry) => gapOf(entry, 'qualifying') ?? []);
    const name = lookOf(driver).surname;
    const parts = [
      races.length > 0 &&
        `finished ahead of ${name} in ${races.filter(Boolean).length} of ${plural(races.length, 'race')}`,
      gaps.length > 0 && `${qualifyingWords(median(gaps))} ${name} (median of ${gaps.length})`,
    ].filter((part) => part !== false);
    return parts.length === 0 ? [] : [parts.join(' and ')];
  });
  return told.length === 0 ? null : `${lookOf(reference).surname} ${told.join('; ')}.`;
}

/** Whether the driver was placed behind the reference in a race; null when not both were placed. */
function raceLost({row, kind}: Compared, entries: readonly Compared[]): boolean | null {
  if (kind !== 'race' && kind !== 'sprint') return null;
  const first = entries.find(
    (other) => other.isReference && other.row.session_key === row.session_key,
  );
  const theirs = first?.row.position ?? null;
  return row.position === null || theirs === null ? null : theirs < row.position;
}

/** `gap` is that of the other driver to the reference. */
const qualifyingWords = (gap: number): string =>
  gap === 0
    ? 'was level in qualifying with'
    : `was ${Math.abs(gap).toFixed(3)} s ${gap > 0 ? 'faster' : 'slower'} in qualifying than`;
