import {type Filter, showsDriver, showsLap} from '#/charts/filter';
import type {DriverLook} from '#/charts/driverLook';
import type {GapLap} from '#/domain/lapGaps';
import type {PacedLap, PacedStop} from '#/domain/pitLoss';
import type {PitStopRow, StoryLapRow} from './storyRows';

type LookOf = (driver: number) => DriverLook;

/** The drivers that the filter shows, in their order. */
export function shownDrivers(
  drivers: readonly number[],
  filter: Filter,
  lookOf: LookOf,
): readonly number[] {
  return drivers.filter((driver) => showsDriver(filter, lookOf(driver)));
}

/** A clean lap has a time. */
export type CleanLap = StoryLapRow & {readonly lap_time_s: number};

const isCleanLap = (lap: StoryLapRow): lap is CleanLap =>
  lap.is_clean === true && lap.lap_time_s !== null;

/** Clean laps that the filter shows. */
export const cleanLaps = (laps: readonly StoryLapRow[], filter: Filter): readonly CleanLap[] =>
  laps.filter(isCleanLap).filter((lap) => showsLap(filter, lap.lap_number));

/** Laps as gaps are worked out of them. */
export const gapLaps = (laps: readonly StoryLapRow[]): readonly GapLap[] =>
  laps.map((lap) => ({
    driver: lap.driver_number,
    lap: lap.lap_number,
    startMs: lap.start_ms,
    lapTimeS: lap.lap_time_s,
    intervalS: lap.gap_to_leader_s,
    intervalLaps: lap.gap_to_leader_laps,
  }));

/** Behind a safety car, virtual or real, or under a red flag. */
export const isNeutralised = ({track_status: status}: StoryLapRow): boolean =>
  status === 'SC' || status === 'VSC' || status === 'RED';

/** Laps and stops as the cost of a stop is worked out of them. */
export const pacedLaps = (laps: readonly StoryLapRow[]): readonly PacedLap[] =>
  laps.map((lap) => ({
    driver: lap.driver_number,
    lap: lap.lap_number,
    lapTimeS: lap.lap_time_s,
    isDisturbed: lap.is_pit_in_lap || lap.is_pit_out_lap === true || isNeutralised(lap),
  }));

export const pacedStops = (stops: readonly PitStopRow[]): readonly PacedStop[] =>
  stops.map((stop) => ({
    driver: stop.driver_number,
    lap: stop.lap_number,
    isUnderSafetyCar: stop.is_under_safety_car,
  }));

/** What the laps of a race cannot tell, for want of race control. */
export const knowsFlags = (laps: readonly StoryLapRow[]): boolean =>
  laps.some(({track_status}) => track_status !== null);
