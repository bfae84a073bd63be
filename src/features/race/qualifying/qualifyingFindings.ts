import {lapTimeText} from '#/domain/lapTimeText';
import type {IdealLap} from './idealLaps';
import {bestSoFar, type TimedLap} from './improvement';
import type {QualifyingRow} from './qualifyingSql';

/** What each chart of a qualifying shows, in a sentence or two made from its rows. */

type NameOf = (driver: number) => string;

/** Pole and its margin, and who missed a cut by least. */
export function qualifyingFinding(rows: readonly QualifyingRow[], nameOf: NameOf): string {
  const [pole, second] = [1, 2].map((place) => rows.find((row) => row.position === place));
  const margin =
    second && second.gap_to_pole_s !== null
      ? ` by ${second.gap_to_pole_s.toFixed(3)} s from ${nameOf(second.driver_number)}`
      : '';
  const won = pole ? `${nameOf(pole.driver_number)} took pole${margin}.` : '';
  const misses = rows.flatMap((row) => {
    const miss = row.knocked_out_in === 'Q1' ? row.q1_to_cut_s : row.q2_to_cut_s;
    return row.knocked_out_in === null || miss === null || miss <= 0
      ? []
      : [{driver: row.driver_number, segment: row.knocked_out_in, miss}];
  });
  const [closest] = misses.toSorted((a, b) => a.miss - b.miss);
  if (!closest) return won;
  return `${won} ${nameOf(closest.driver)} missed the cut of ${closest.segment} by ${closest.miss.toFixed(3)} s.`.trim();
}

/** How much faster the track's best became, and who held it last. */
export function improvementFinding(laps: readonly TimedLap[], nameOf: NameOf): string {
  const best = bestSoFar(laps);
  const [first, last] = [best[0], best.at(-1)];
  if (!first || !last) return '';
  if (first === last)
    return `${nameOf(first.driver)}'s first lap stayed the best: ${lapTimeText(first.timeS)}.`;
  return `The best time fell ${best.length - 1} times, by ${(first.timeS - last.timeS).toFixed(3)} s from first to last: ${nameOf(last.driver)}, ${lapTimeText(last.timeS)}.`;
}

/** Who left most on the track, and whether the order would have been another. */
export function idealFinding(laps: readonly IdealLap[], nameOf: NameOf): string {
  const [most] = laps.toSorted((a, b) => b.leftS - a.leftS);
  const [ideal] = laps.toSorted((a, b) => a.idealS - b.idealS);
  const [real] = laps;
  if (!most || !ideal || !real) return '';
  const same = ideal.driver === real.driver;
  const order = same
    ? `${nameOf(real.driver)} would have been first with ideal laps, too.`
    : `With ideal laps ${nameOf(ideal.driver)} would have been first, not ${nameOf(real.driver)}.`;
  return `${order} ${nameOf(most.driver)} left most on the track: ${most.leftS.toFixed(3)} s.`;
}
