import type {Circuit} from './circuit';
import type {Entry} from './entryList';
import type {CarStory} from './race';
import {createRandom} from './random';
import {bestLapMs, driveRuns, type Run} from './runs';

export interface Phase {
  readonly startMs: number;
  /** The flag; laps begun before it count. */
  readonly endMs: number;
  /** Laps that end before this count for the phase. */
  readonly untilMs: number;
  /** Cars, slowest of the season last. */
  readonly cars: readonly number[];
}

export interface QualifyingStory {
  readonly phases: readonly Phase[];
  readonly cars: readonly CarStory[];
  /** Cars from pole down. */
  readonly classification: readonly number[];
  /** Milliseconds for each car in each phase; null where it set no time. */
  readonly best: ReadonlyMap<number, readonly (number | null)[]>;
}

interface QualifyingSetup {
  readonly seed: number;
  readonly circuit: Circuit;
  readonly entries: readonly Entry[];
  readonly startMs: number;
}

const minute = 60_000;
/** Start, counted from the session's, and length. */
const timetable = [
  {fromMs: 0, lengthMs: 18 * minute},
  {fromMs: 25 * minute, lengthMs: 15 * minute},
  {fromMs: 47 * minute, lengthMs: 13 * minute},
];

/** Three phases: half of those beyond tenth go out after the first, the other half after the second. */
export function runQualifying(setup: QualifyingSetup): QualifyingStory {
  const runs = new Map<number, Run[]>(setup.entries.map((_, car) => [car, []]));
  const best = new Map<number, readonly (number | null)[]>(
    setup.entries.map((_, car) => [car, []]),
  );
  const phases: Phase[] = [];
  let remaining: readonly number[] = setup.entries.map((_, car) => car);
  let eliminated: readonly number[] = [];
  const sizes = [remaining.length, Math.ceil((remaining.length + 10) / 2), 10];
  for (const [index, {fromMs, lengthMs}] of timetable.entries()) {
    const kept = remaining.slice(0, Math.min(sizes[index] ?? 10, remaining.length));
    eliminated = [...remaining.slice(kept.length), ...eliminated];
    const startMs = setup.startMs + fromMs;
    const phase = {
      startMs,
      endMs: startMs + lengthMs,
      untilMs: startMs + lengthMs + 6 * minute,
      cars: kept,
    };
    phases.push(phase);
    for (const car of kept) runs.get(car)?.push(...phaseRuns(setup, phase, index, car));
    const times = new Map(
      kept.map((car) => [car, bestLapMs(storyOf(setup, car, runs), startMs, phase.untilMs)]),
    );
    for (const [car, history] of best) best.set(car, [...history, times.get(car) ?? null]);
    remaining = kept.toSorted((a, b) => (times.get(a) ?? Infinity) - (times.get(b) ?? Infinity));
  }
  return {
    phases,
    best,
    classification: [...remaining, ...eliminated],
    cars: setup.entries.map((_, car) => storyOf(setup, car, runs)),
  };
}

/** The same car and runs always give the same laps: later runs only add to earlier ones. */
function storyOf(
  setup: QualifyingSetup,
  car: number,
  runs: ReadonlyMap<number, readonly Run[]>,
): CarStory {
  const entry = setup.entries[car];
  if (!entry) throw new RangeError(`No car ${car}`);
  const random = createRandom(setup.seed, 'qualifying laps', setup.startMs, car);
  return driveRuns(car, runs.get(car) ?? [], {circuit: setup.circuit, entry, random});
}

function phaseRuns(
  setup: QualifyingSetup,
  phase: Phase,
  index: number,
  car: number,
): readonly Run[] {
  const random = createRandom(setup.seed, 'qualifying runs', setup.startMs, car, index);
  const outMs = setup.circuit.profile.lapMs * 1.3;
  const evolution = -170 * index;
  return [
    {
      exitMs: Math.round(phase.startMs + random.between(4_000, 150_000)),
      pushLaps: 1,
      compound: index === 0 && random.chance(0.25) ? 'MEDIUM' : 'SOFT',
      age: random.chance(0.2) ? 1 : 0,
      extraMs: evolution + 120,
    },
    {
      exitMs: Math.round(phase.endMs - outMs - random.between(8_000, 110_000)),
      pushLaps: 1,
      compound: 'SOFT',
      age: 0,
      extraMs: evolution,
    },
  ];
}
