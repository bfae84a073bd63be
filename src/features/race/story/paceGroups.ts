import {type Box, boxOf} from '#/base/boxOf';
import {groupBy} from '#/base/groupBy';
import {type DensityPoint, kernelDensity} from '#/base/kernelDensity';
import type {DriverLook} from '#/charts/driverLook';
import type {CleanLap} from './lapSelection';

/** The clean laps of a driver or of a team's cars together, and how they are spread. */
export interface PaceGroup {
  /** Three letters, or the team. */
  readonly name: string;
  readonly fullName: string;
  readonly colour: string;
  readonly box: Box;
  readonly density: readonly DensityPoint[];
}

/** By driver or by team, the least median first. */
export function paceGroups(
  laps: readonly CleanLap[],
  by: 'driver' | 'team',
  lookOf: (driver: number) => DriverLook,
): readonly PaceGroup[] {
  const keyOf = ({driver_number: driver}: CleanLap) =>
    by === 'team' ? lookOf(driver).team : driver;
  return [...groupBy(laps, keyOf).values()]
    .flatMap((own): readonly PaceGroup[] => {
      const [first] = own;
      const times = own.map((lap) => lap.lap_time_s);
      const box = boxOf(times);
      if (!first || !box) return [];
      const look = lookOf(first.driver_number);
      const names =
        by === 'team'
          ? {name: look.team, fullName: look.team}
          : {name: look.acronym, fullName: look.fullName};
      return [{...names, colour: look.colour, box, density: kernelDensity(times)}];
    })
    .toSorted((a, b) => a.box.median - b.box.median);
}
