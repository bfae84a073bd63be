import {compoundOf} from '#/domain/compounds';
import {lapTimeText} from '#/domain/lapTimeText';
import type {LongRun} from '#/domain/longRuns';
import type {BestLapRow} from './practiceSql';

/** What each chart of a practice shows, in a sentence made from its rows. */

type NameOf = (driver: number) => string;

const onTyre = (compound: string | null): string => {
  const {name, label} = compoundOf(compound);
  return name === 'UNKNOWN' ? '' : ` on ${label.toLowerCase()}s`;
};

export function bestLapFinding(laps: readonly BestLapRow[], nameOf: NameOf): string {
  const [first, second] = laps;
  if (!first) return '';
  const lead = second
    ? `, ${second.gap_to_fastest_s.toFixed(3)} s ahead of ${nameOf(second.driver_number)}`
    : '';
  return `${nameOf(first.driver_number)} was fastest: ${lapTimeText(first.fastest_lap_time)}${onTyre(first.compound)}${lead}.`;
}

/** Quickest first, as the runs come. How much fuel was on board nobody publishes. */
export function longRunFinding(runs: readonly LongRun[], nameOf: NameOf): string {
  const [best] = runs;
  if (!best) return '';
  return `${nameOf(best.driver)} had the quickest of ${runs.length} long runs: median ${lapTimeText(best.medianS)} over ${best.lapTimesS.length} laps${onTyre(best.compound)}. Fuel loads are unknown and not corrected for.`;
}
