import {groupBy} from '#/base/groupBy';
import {type LapPath, lapPath, placeOnLap} from '#/domain/replay/lapPath';
import {lapAt} from '#/domain/replay/lapAt';
import {type CarTrack, placeAt} from '#/domain/replay/placeAt';
import type {RaceCar, StatusPeriod} from '#/domain/replay/raceMoment';
import type {Place} from '#/domain/trackFit';
import type {OrderRow, ReplayLapRow, StatusRow, TrackRow} from './replaySql';

/** A car of the replay. */
export interface ReplayCar extends RaceCar {
  /** Null when the lake has no places of it. */
  readonly track: CarTrack | null;
  /** Rows of its laps, by lap number. */
  readonly lapRows: ReadonlyMap<number, ReplayLapRow>;
}

/** A session that can be played. Seconds since its first known lap began. */
export interface ReplayModel {
  readonly cars: readonly ReplayCar[];
  readonly periods: readonly StatusPeriod[];
  /** The circuit; null when no car was located all along a lap. */
  readonly path: LapPath | null;
  readonly from: number;
  readonly to: number;
  readonly lastLap: number;
  /** Seconds; a lap that takes longer was not driven all the time: a stay in the garage, a stopped race. */
  readonly longestLapS: number;
}

interface ReplayRows {
  readonly tracks: readonly TrackRow[];
  readonly laps: readonly ReplayLapRow[];
  readonly orders: readonly OrderRow[];
  readonly statuses: readonly StatusRow[];
}

/** Before lap 1 a replay begins so many seconds; where lap 1 has no row, before lap 2. */
const lead = {withFirstLap: 10, withoutFirstLap: 115};

/** The rows of a session, put together by car. */
export function replayModel({tracks, laps, orders, statuses}: ReplayRows): ReplayModel {
  const ownLaps = groupBy(laps, (lap) => lap.driver_number);
  const cars = [...ownLaps].map(([driver, rows]): ReplayCar => {
    const track = tracks.find((row) => row.driver_number === driver);
    const order = orders.find((row) => row.driver_number === driver);
    return {
      driver,
      laps: rows.map((row) => ({
        lap: row.lap_number,
        start: row.start_ms / 1000,
        end: row.end_ms === null ? null : row.end_ms / 1000,
      })),
      places: {
        seconds: (order?.times_ms ?? []).map((ms) => ms / 1000),
        positions: order?.positions ?? [],
      },
      track: track
        ? {seconds: track.times_ms.map((ms) => ms / 1000), x: track.x, y: track.y}
        : null,
      lapRows: new Map(rows.map((row) => [row.lap_number, row])),
    };
  });
  const hasFirstLap = laps.some((lap) => lap.lap_number === 1);
  return {
    cars,
    periods: statuses.map(({status, start_ms, end_ms}) => ({
      status,
      start: start_ms / 1000,
      end: end_ms === null ? null : end_ms / 1000,
    })),
    path: circuitOf(cars),
    from: -(hasFirstLap ? lead.withFirstLap : lead.withoutFirstLap),
    to: Math.max(1, ...laps.map((lap) => (lap.end_ms ?? lap.start_ms) / 1000 + 15)),
    lastLap: Math.max(0, ...laps.map((lap) => lap.lap_number)),
    longestLapS: 2 * quickest(laps),
  };
}

/** Seconds of the quickest lap; infinite when none has an end. */
function quickest(laps: readonly ReplayLapRow[]): number {
  return Math.min(
    ...laps.flatMap(({start_ms, end_ms}) =>
      end_ms === null || end_ms <= start_ms ? [] : [(end_ms - start_ms) / 1000],
    ),
  );
}

function circuitOf(cars: readonly ReplayCar[]): LapPath | null {
  for (const {track, laps} of cars) {
    const path = track && lapPath(track, laps);
    if (path) return path;
  }
  return null;
}

/** Where a car is drawn. */
export interface CarPlace extends Place {
  /** Nobody located it: it is where the time of its lap puts it. */
  readonly isEstimated: boolean;
}

/**
 * A car's place at a time; null when it is neither located nor before its first lap, where it stands at the line, nor on
 * a lap whose start and end are known and which was driven without a stay.
 */
export function carPlace(model: ReplayModel, car: ReplayCar, at: number): CarPlace | null {
  const located = car.track && placeAt(car.track, at);
  if (located) return {...located, isEstimated: false};
  const share = isBeforeStart(car, at) ? 0 : shareByTime(model, car, at);
  if (share === null || !model.path) return null;
  return {...placeOnLap(model.path, share), isEstimated: true};
}

const isBeforeStart = ({laps: [first]}: ReplayCar, at: number): boolean =>
  first?.lap === 1 && at < first.start;

/** How much of its lap a car has behind it by time alone. */
function shareByTime({longestLapS}: ReplayModel, car: ReplayCar, at: number): number | null {
  // A located car that is lost for a moment would jump to where it is not.
  if (car.track) return null;
  const span = car.laps.findLast(({start}) => start <= at);
  if (!span || (span.end ?? Infinity) - span.start > longestLapS) return null;
  return lapAt([span], at)?.share ?? null;
}
