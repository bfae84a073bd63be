import {indexUpTo} from '#/domain/telemetry/valueAt';
import {type LapProgress, type LapSpan, lapAt} from './lapAt';

/** Places that race timing told of one driver, by time in seconds. */
export interface PlaceChanges {
  readonly seconds: readonly number[];
  readonly positions: readonly number[];
}

export interface RaceCar {
  readonly driver: number;
  readonly laps: readonly LapSpan[];
  readonly places: PlaceChanges;
}

export type TrackStatus = 'RED' | 'SC' | 'VSC' | 'YELLOW';

export interface StatusPeriod {
  readonly status: TrackStatus;
  readonly start: number;
  /** Null when no message ended it. */
  readonly end: number | null;
}

export interface CarMoment {
  readonly driver: number;
  /** Null before timing told it. */
  readonly position: number | null;
  readonly progress: LapProgress | null;
  /** Drives no more though the race goes on. */
  readonly isOut: boolean;
}

export interface RaceMoment {
  /** Running cars by place, then those that are out. */
  readonly order: readonly CarMoment[];
  /** The lap that the first car is on; 0 before the start. */
  readonly lap: number;
  readonly status: TrackStatus | 'GREEN';
  /** The first car has ended the last lap. */
  readonly isOver: boolean;
}

const worstFirst = ['RED', 'SC', 'VSC', 'YELLOW'] as const;

/** How a race stood at a time. A car is out when its last known lap is over while the leader still has laps to go. */
export function raceMoment(
  cars: readonly RaceCar[],
  periods: readonly StatusPeriod[],
  at: number,
): RaceMoment {
  const lastLap = Math.max(0, ...cars.map(({laps}) => laps.at(-1)?.lap ?? 0));
  const finish = Math.min(
    ...cars.flatMap(({laps}) =>
      laps.flatMap(({lap, end}) => (lap === lastLap ? [end ?? Infinity] : [])),
    ),
  );
  const isOver = at >= finish;
  const moments = cars.map((car) => momentOf(car, at, isOver));
  return {
    order: moments.toSorted(
      (a, b) =>
        Number(a.isOut) - Number(b.isOut) ||
        (a.position ?? 99) - (b.position ?? 99) ||
        a.driver - b.driver,
    ),
    lap: Math.max(0, ...moments.map(({progress}) => progress?.lap ?? 0)),
    status: worstFirst.find((status) => isShown(periods, status, at)) ?? 'GREEN',
    isOver,
  };
}

function momentOf({driver, laps, places}: RaceCar, at: number, isOver: boolean): CarMoment {
  const progress = lapAt(laps, at);
  const last = laps.at(-1);
  return {
    driver,
    position: places.positions[indexUpTo(places.seconds, at)] ?? null,
    progress,
    isOut: !isOver && last !== undefined && at > (last.end ?? last.start + 180),
  };
}

function isShown(periods: readonly StatusPeriod[], status: TrackStatus, at: number): boolean {
  return periods.some(
    (period) => period.status === status && period.start <= at && at < (period.end ?? Infinity),
  );
}
