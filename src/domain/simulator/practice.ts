import type {Circuit} from './circuit';
import type {Entry} from './entryList';
import type {CarStory} from './race';
import {createRandom} from './random';
import {bestLapMs, driveRuns, type Run} from './runs';

export interface PracticeStory {
  readonly cars: readonly CarStory[];
  /** Cars by best lap. */
  readonly classification: readonly number[];
}

interface PracticeSetup {
  readonly seed: number;
  readonly circuit: Circuit;
  readonly entries: readonly Entry[];
  readonly startMs: number;
}

const minute = 60_000;

/** An hour of three runs: settling in, low fuel on softs, a long run. */
export function runPractice({seed, circuit, entries, startMs}: PracticeSetup): PracticeStory {
  const cars = entries.map((entry, car) => {
    const random = createRandom(seed, 'practice', startMs, car);
    const exit = (fromMinute: number) =>
      Math.round(startMs + (fromMinute + random.between(0, 4)) * minute);
    const runs: readonly Run[] = [
      {
        exitMs: exit(0.1),
        pushLaps: random.integer(3, 5),
        compound: 'MEDIUM',
        age: 0,
        extraMs: 1_500,
      },
      {exitMs: exit(20), pushLaps: random.integer(1, 3), compound: 'SOFT', age: 0, extraMs: 350},
      {
        exitMs: exit(34),
        pushLaps: random.integer(7, 9),
        compound: random.pick(['HARD', 'MEDIUM']),
        age: random.integer(0, 3),
        extraMs: 3_400,
      },
    ];
    return driveRuns(car, runs, {circuit, entry, random});
  });
  const best = (car: number) =>
    bestLapMs(cars[car] ?? {car, laps: [], retiredMs: null}) ?? Infinity;
  return {cars, classification: entries.map((_, car) => car).toSorted((a, b) => best(a) - best(b))};
}
