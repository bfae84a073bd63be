import {median} from '#/base/math';
import {compoundOf} from '#/domain/compounds';
import type {Drawing} from '#/charts/drawing';
import type {DriverLook} from '#/charts/driverLook';
import type {PitRow} from './raceRows';

/** Visits that are drawn; the table has all. */
export const visitsDrawn = 25;

type TimedVisit = PitRow & {readonly pit_lane_s: number};

/** Visits with a time, as they come: the shortest first. */
export const timedVisits = (visits: readonly PitRow[]): readonly TimedVisit[] =>
  visits.flatMap((visit) =>
    visit.pit_lane_s === null ? [] : [{...visit, pit_lane_s: visit.pit_lane_s}],
  );

const keyOf = (visit: PitRow) => `${visit.driver_number}/${visit.lap_number}`;

/** Seconds the axis spans: one and a half of the median, so that a repair does not flatten the stops. */
function axisOf(visits: readonly TimedVisit[]): {
  readonly domain: [number, number];
  readonly edge: number;
} {
  if (visits.length === 0) return {domain: [0, 1], edge: 1};
  const lanes = visits.map((visit) => visit.pit_lane_s);
  const [least, most] = [Math.min(...lanes), Math.max(...lanes)];
  const end = Math.min(most, median(lanes) * 1.5);
  const pad = Math.max(0.5, (end - least) * 0.06);
  return {domain: [least - pad, end + pad], edge: end};
}

/** A dot for each of the shortest visits to the pit lane, with its time; a line that has none leads beyond the scale. */
export function pitDrawing(
  visits: readonly PitRow[],
  lookOf: (driver: number) => DriverLook,
): Drawing {
  const drawn = timedVisits(visits).slice(0, visitsDrawn);
  const byKey = new Map(drawn.map((visit) => [keyOf(visit), visit]));
  const {domain, edge} = axisOf(drawn);
  const end = ({pit_lane_s: lane}: TimedVisit) => (lane > edge ? domain[1] : lane);
  const colour = {
    value: (visit: TimedVisit) => lookOf(visit.driver_number).colour,
    scale: null,
  } as const;
  return (plot) => ({
    height: drawn.length * 20 + 48,
    marginLeft: 76,
    marginRight: 124,
    marginTop: 8,
    x: {label: 'Time in the pit lane (s)', domain, ticks: 5, grid: true},
    y: {
      label: null,
      domain: drawn.map(keyOf),
      tickSize: 0,
      tickFormat: (key: string) => {
        const visit = byKey.get(key);
        return visit ? `${lookOf(visit.driver_number).acronym} L${visit.lap_number}` : '';
      },
    },
    marks: [
      plot.ruleY(drawn, {x1: domain[0], x2: end, y: keyOf, stroke: colour, strokeOpacity: 0.35}),
      plot.dot(
        drawn.filter((visit) => visit.pit_lane_s <= edge),
        {x: 'pit_lane_s', y: keyOf, r: 4, fill: colour},
      ),
      plot.text(drawn, {
        x: domain[1],
        y: keyOf,
        dx: 8,
        textAnchor: 'start',
        fill: 'var(--text)',
        fontVariant: 'tabular-nums',
        text: visitText,
      }),
      plot.tip(
        drawn,
        plot.pointerY({
          x: end,
          y: keyOf,
          lineHeight: 1.35,
          maxRadius: 400,
          title: (visit: TimedVisit) => visitTitle(visit, lookOf(visit.driver_number).fullName),
        }),
      ),
    ],
  });
}

/** What the tip says of a visit. */
export function visitTitle(visit: TimedVisit, name: string): string {
  const {stop_duration: rest, compound_before: before, compound_after: after} = visit;
  return [
    `${name}, lap ${visit.lap_number}`,
    `${visit.pit_lane_s.toFixed(3)} s in the pit lane`,
    rest === null ? 'Time at rest not known' : `${rest.toFixed(1)} s at rest`,
    before !== null && after !== null
      ? `${compoundOf(before).label} → ${compoundOf(after).label}`
      : '',
    visit.is_under_safety_car === true ? 'The field was slowed down' : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Time in the lane, at rest where it is known, and whether the field was slowed down meanwhile. */
export function visitText(visit: TimedVisit): string {
  const rest = visit.stop_duration === null ? '' : ` (${visit.stop_duration.toFixed(1)} at rest)`;
  return `${visit.pit_lane_s.toFixed(1)}${rest}${visit.is_under_safety_car === true ? ' SC' : ''}`;
}
