/** The most points a driver or team can take from one race and from one sprint. */
export interface MostPoints {
  readonly race: number;
  readonly sprint: number;
  /** Of the race's, those for its fastest lap. */
  readonly fastestLap: number;
}

export type Championship = 'drivers' | 'teams';

/** Points of the first two of a race since 2010. */
const raceScale = [25, 18] as const;
/** Points of the first two of a sprint: since 2022, and in 2021, its first year. */
const sprintScale = [8, 7] as const;
const firstSprintScale = [3, 2] as const;

function sprintScaleOf(year: number): readonly [number, number] {
  if (year < 2021) return [0, 0];
  return year === 2021 ? firstSprintScale : sprintScale;
}

/**
 * By the rules of a season from 2010 on: a team's are those of its two cars in the first two places. From 2019 to 2024
 * the fastest lap of a race was worth a point. Neither the double points of the last race of 2014 nor the reduced
 * points of a race cut short are reckoned with.
 */
export function mostPoints(year: number, championship: Championship): MostPoints {
  const fastestLap = year >= 2019 && year <= 2024 ? 1 : 0;
  const of = ([first, second]: readonly [number, number]) =>
    championship === 'drivers' ? first : first + second;
  return {race: of(raceScale) + fastestLap, sprint: of(sprintScaleOf(year)), fastestLap};
}
