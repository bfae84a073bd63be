import {groupBy} from '#/base/groupBy';
import {teamColourCss} from '#/charts/driverLook';
import {driverName} from '#/domain/driverName';
import {type Corner, corners} from '#/domain/telemetry/corners';
import {distanceGrid, lapDelta} from '#/domain/telemetry/lapDelta';
import {stretched, type Trace, traceOf} from '#/domain/telemetry/trace';
import {type LapId, lapKey} from './telemetrySearch';
import type {TraceRow} from './telemetrySql';

/** A lap as it is drawn. */
export interface ComparedLap extends LapId {
  /** As links write it. */
  readonly key: string;
  /** `VER lap 12`. */
  readonly name: string;
  readonly acronym: string;
  readonly fullName: string;
  readonly lapTimeS: number | null;
  /** CSS colour of the team. */
  readonly colour: string;
  /** Lengths of dashes and gaps in pixels, empty for a solid line: laps differ by it as well as by colour. */
  readonly dash: readonly number[];
  /** Over the length of the first lap. */
  readonly trace: Trace;
  /** Seconds behind the first lap at each distance of the grid. */
  readonly delta: Float64Array;
}

/** Laps over the length of the first, against which the others are measured. */
export interface Comparison {
  readonly laps: readonly ComparedLap[];
  readonly lengthM: number;
  /** Metres; the places of the deltas. */
  readonly grid: Float64Array;
  /** Of the first lap. */
  readonly corners: readonly Corner[];
}

const dashes = [[], [7, 3.5], [2, 3], [9, 3, 2, 3]] as const;

/** The laps of rows in their order; those with fewer than two samples are left out. Null when there is none. */
export function comparisonOf(rows: readonly TraceRow[]): Comparison | null {
  const own = [...groupBy(rows, (row) => `${row.driver_number}.${row.lap_number}`).values()];
  const driven = own.flatMap((samples) => {
    const trace = traceIn(samples);
    const [row] = samples;
    return trace && row ? [{row, trace}] : [];
  });
  const reference = driven[0]?.trace;
  if (!reference) return null;
  const {lengthM} = reference;
  const grid = distanceGrid(lengthM);
  const laps = driven.map(({row, trace}, i): ComparedLap => {
    const aligned = stretched(trace, lengthM);
    return {
      ...lookOf(row),
      dash: dashes[i % dashes.length] ?? [],
      trace: aligned,
      delta: lapDelta(reference, aligned, grid),
    };
  });
  return {laps, lengthM, grid, corners: corners(reference)};
}

function traceIn(rows: readonly TraceRow[]): Trace | null {
  const samples = rows.map((row) => ({
    elapsedS: row.elapsed_s,
    distanceM: row.distance_m,
    speedKmh: row.speed_kmh,
    throttlePercent: row.throttle_percent,
    brakePercent: row.brake_percent,
    gear: row.gear,
    rpm: row.rpm,
    isDrsOpen: row.is_drs_open,
    x: row.x,
    y: row.y,
  }));
  return traceOf(samples, rows[0]?.lap_time_s ?? null);
}

function lookOf(row: TraceRow) {
  const [driver, lap] = [row.driver_number, row.lap_number];
  const acronym = row.name_acronym ?? `#${driver}`;
  return {
    driver,
    lap,
    key: lapKey({driver, lap}),
    acronym,
    name: `${acronym} lap ${lap}`,
    fullName: row.full_name === null ? `Car ${driver}` : driverName(row.full_name),
    lapTimeS: row.lap_time_s,
    colour: teamColourCss(row.team_colour),
  };
}
