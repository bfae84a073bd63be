import {plural} from '#/base/format';
import {groupBy} from '#/base/groupBy';
import {quantile} from '#/base/quantile';
import {compoundOf} from '#/domain/compounds';
import type {LapGap} from '#/domain/lapGaps';
import {lapTimeText} from '#/domain/lapTimeText';
import type {PitDuel} from '#/domain/pitDuels';
import {barsOf, type Measure} from './bestsDrawing';
import type {ControlMark} from './controlDrawing';
import {type FittedStint, slopeText} from './degradationDrawing';
import type {PaceGroup} from './paceGroups';
import type {PassRow, PassTotalRow, RadioRow, TrackPeriodRow, WeatherRow} from './storyRows';

/** What each chart of this folder shows, in a sentence or two made from its rows. */

type NameOf = (driver: number) => string;

/** How far apart the cars on the chart are from is said, since it is not the same thing. */
export function gapFinding(gaps: readonly LapGap[]): string {
  if (new Set(gaps.map(({driver}) => driver)).size === 1)
    return 'The lake has the laps of one car only: there is nobody to hold it against.';
  const published = gaps.filter(({source}) => source === 'intervals').length;
  if (published === 0)
    return 'Worked out from lap times, to about a tenth of a second: the lake has no intervals of this race.';
  if (published === gaps.length) return "From OpenF1's intervals at the end of each lap.";
  return `${Math.round((100 * published) / gaps.length)} % are OpenF1's intervals; the others, such as those of lapped cars, are worked out from lap times.`;
}

export function medianFinding(groups: readonly PaceGroup[]): string {
  const [first, second] = groups;
  if (!first) return '';
  const lead = second
    ? `, ${(second.box.median - first.box.median).toFixed(3)} s quicker than ${second.fullName}`
    : '';
  return `${first.fullName} had the quickest median lap, ${lapTimeText(first.box.median)}${lead}.`;
}

/** The median slope of each tyre, softest first as they come. */
export function degradationFinding(fits: readonly FittedStint[]): string {
  const byTyre = [...groupBy(fits, ({compound}) => compoundOf(compound).label)];
  const texts = byTyre.map(([label, own]) => {
    const slopes = own.map((fit) => fit.degradation_s_per_lap).toSorted((a, b) => a - b);
    const middle = quantile(slopes, 0.5) ?? 0;
    return `${label} ${slopeText(middle)} (${plural(own.length, 'stint')})`;
  });
  return `Median over the stints: ${texts.join(', ')}. Fuel is not corrected for: burning it off hides about 0.03 to 0.06 s a lap of wear.`;
}

const list = new Intl.ListFormat('en-GB');

/** Up to three names; of more only how many. */
const namesText = (names: readonly string[]): string =>
  names.length > 3 ? `${names.length} drivers` : list.format(names);

/** Who is best at each measure. */
export function bestsFinding(
  measures: readonly Measure[],
  nameOf: NameOf,
  valueText: (value: number) => string,
): string {
  const texts = measures.map((measure) => {
    const best = barsOf([measure], [...measure.values.keys()]).filter(({behind}) => behind === 0);
    return `${measure.name}: ${namesText(
      best.map(({driver}) => nameOf(driver)),
    )} (${valueText(best[0]?.value ?? 0)})`;
  });
  return `${texts.join('; ')}.`;
}

/** Who passed most, in all and one rival. */
export function passesFinding(
  totals: readonly PassTotalRow[],
  pairs: readonly PassRow[],
  nameOf: NameOf,
): string {
  const all = pairs.reduce((sum, {passes}) => sum + passes, 0);
  if (totals.length === 0) return `${plural(all, 'change')} of place.`;
  const most = Math.max(0, ...totals.map((row) => row.overtakes_made));
  const best = totals.filter((row) => row.overtakes_made === most);
  const names = namesText(best.map((row) => nameOf(row.driver_number)));
  const each = best.length > 1 ? ' each' : '';
  return `${plural(all, 'change')} of place; ${names} gained most: ${most}${each}. Stops, penalties and the first lap count too, and OpenF1 may lack some.`;
}

/** What the best of those who stopped first gained, and whether it brought the place. */
export function duelFinding(duels: readonly PitDuel[], nameOf: NameOf): string {
  const swaps = duels.filter(({beforeS, afterS}) => beforeS > 0 && afterS < 0);
  const [best] = duels;
  if (!best) return '';
  const gained = `${nameOf(best.first.driver)} gained most by stopping first: ${best.gainedS.toFixed(1)} s on ${nameOf(best.second.driver)}.`;
  if (best.gainedS <= 0) return 'Nobody gained by stopping before a car close by.';
  return swaps.length === 0
    ? `${gained} Nobody passed by an undercut.`
    : `${gained} ${plural(swaps.length, 'undercut')} brought the place.`;
}

const spanText = (values: readonly number[], unit: string): string => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? `${low} ${unit}` : `${low} to ${high} ${unit}`;
};

export function weatherFinding(rows: readonly WeatherRow[]): string {
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const [track, air] = [known(rows.map((row) => row.track_c)), known(rows.map((row) => row.air_c))];
  const wet = rows.filter((row) => row.is_raining === true).length;
  const rain =
    wet === 0
      ? 'It stayed dry'
      : `Rain in ${Math.round((100 * wet) / rows.length)} % of the samples`;
  const parts = [
    ...(track.length > 0 ? [`track ${spanText(track, '°C')}`] : []),
    ...(air.length > 0 ? [`air ${spanText(air, '°C')}`] : []),
  ];
  return `${[rain, ...parts].join(', ')}.`;
}

const periodNames = [
  ['RED', 'red flag'],
  ['SC', 'safety car'],
  ['VSC', 'virtual safety car'],
] as const;

export function controlFinding(
  marks: readonly ControlMark[],
  periods: readonly TrackPeriodRow[],
): string {
  const stopped = periodNames.flatMap(([status, name]) => {
    const count = periods.filter((period) => period.status === status).length;
    return count === 0 ? [] : [plural(count, name)];
  });
  const yellows = periods.filter(({status}) => status === 'YELLOW').length;
  const deleted = marks.filter(
    ({kind, message}) => kind === 'Track limits' && message?.includes('DELETED') === true,
  ).length;
  const parts = [
    ...(stopped.length > 0 ? stopped : ['neither safety car nor red flag']),
    ...(yellows > 0 ? [plural(yellows, 'yellow sector')] : []),
    ...(deleted > 0 ? [`${plural(deleted, 'lap time')} deleted for track limits`] : []),
  ];
  const text = `${parts.join(', ')}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Formula 1 publishes a choice, so the count says little about who talked most. */
export function radioFinding(clips: readonly RadioRow[], nameOf: NameOf): string {
  const [most] = [...groupBy(clips, (clip) => clip.driver_number)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  if (!most) return 'None of the drivers shown.';
  return `${plural(clips.length, 'recording')} published, most of them ${nameOf(most[0])}: ${most[1].length}.`;
}
