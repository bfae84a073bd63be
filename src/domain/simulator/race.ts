import type {Circuit} from './circuit';
import {type DrivenLap, endMs, type PitVisit, sectorsOf} from './drivenLap';
import type {Entry} from './entryList';
import {createRandom, type Random} from './random';
import {type PlannedStop, planRace, stopsUnderSafetyCar} from './strategy';
import {settleTraffic} from './traffic';
import {type Compound, tyreLossMs} from './tyres';

/** One car's session: its laps in order, and how it ended. `car` indexes the entry list. */
export interface CarStory {
  readonly car: number;
  readonly laps: readonly DrivenLap[];
  /** The moment a retired car stopped; null for those that took the flag. */
  readonly retiredMs: number | null;
}

export interface RaceStory {
  /** In grid order. */
  readonly cars: readonly CarStory[];
  readonly startMs: number;
  /** The winner at the line. */
  readonly flagMs: number;
  readonly totalLaps: number;
  readonly safetyCar: SafetyCar | null;
}

export interface SafetyCar {
  /** Lap on which it comes out, and the last lap behind it. */
  readonly fromLap: number;
  readonly toLap: number;
  readonly deployedMs: number;
  readonly inThisLapMs: number;
  readonly clearMs: number;
}

interface RaceSetup {
  readonly seed: number;
  readonly circuit: Circuit;
  readonly entries: readonly Entry[];
  /** Cars in grid order. */
  readonly grid: readonly number[];
  readonly laps: number;
  readonly startMs: number;
  /** Cars that must see the flag. */
  readonly spared: number;
}

interface RunningCar {
  readonly car: number;
  readonly laps: DrivenLap[];
  atMs: number;
  compound: Compound;
  age: number;
  stint: number;
  stops: readonly PlannedStop[];
  pitOut: PitVisit | null;
  /** Of the pit visit, the part after the line. */
  outMs: number;
  /** The lap it does not finish. */
  retiresOn: number;
  retiredMs: number | null;
  readonly slowStop: boolean;
}

/** Runs a race lap by lap. All cars' moments at the line are settled together, so that every view of them agrees. */
export function runRace(setup: RaceSetup): RaceStory {
  const random = createRandom(setup.seed, 'race', setup.startMs);
  const safetyLap = setup.laps >= 20 ? Math.round(setup.laps * random.between(0.22, 0.36)) : 0;
  const cars = lineUp(setup, safetyLap, random);
  const neutral = {from: safetyLap, to: safetyLap === 0 ? -1 : safetyLap + random.integer(3, 4)};
  for (let lap = 1; lap <= setup.laps; lap += 1) {
    if (lap === neutral.from)
      for (const car of cars)
        car.stops = stopsUnderSafetyCar(car.stops, lap + (random.chance(0.7) ? 0 : 1), random);
    driveLap(setup, cars, lap, {random, neutral});
  }
  const flagMs = Math.min(...cars.filter((c) => c.laps.length === setup.laps).map((c) => c.atMs));
  return {
    startMs: setup.startMs,
    totalLaps: setup.laps,
    flagMs,
    cars: cars.map(({car, laps, retiredMs}) => ({
      car,
      laps: laps.filter((lap) => lap.startMs < flagMs),
      retiredMs,
    })),
    safetyCar: safetyCarOf(cars, neutral),
  };
}

function lineUp(setup: RaceSetup, safetyLap: number, random: Random): readonly RunningCar[] {
  const {grid, laps} = setup;
  const candidates = grid.filter((car) => car >= setup.spared);
  const crashes = safetyLap > 0 && candidates.length > 2 ? random.pick(candidates) : -1;
  const breaksDown =
    candidates.length > 4 ? random.pick(candidates.filter((car) => car !== crashes)) : -1;
  const breakLap = Math.max(safetyLap + 6, Math.round(laps * random.between(0.55, 0.85)));
  const slowest = grid.findLast(
    (car) => car !== crashes && car !== breaksDown && car >= setup.spared,
  );
  return grid.map((car) => {
    const {start, stops} = planRace(laps, random);
    return {
      car,
      laps: [],
      atMs: setup.startMs,
      compound: start,
      age: random.chance(0.8) ? 0 : random.integer(1, 3),
      stint: 1,
      stops,
      pitOut: null,
      outMs: 0,
      retiresOn: car === crashes ? safetyLap : car === breaksDown ? breakLap : laps + 1,
      retiredMs: null,
      slowStop: car === slowest,
    };
  });
}

interface LapConditions {
  readonly random: Random;
  readonly neutral: {readonly from: number; readonly to: number};
}

function driveLap(
  setup: RaceSetup,
  cars: readonly RunningCar[],
  lap: number,
  conditions: LapConditions,
): void {
  const {random, neutral} = conditions;
  const running = cars
    .filter((car) => car.retiredMs === null)
    .toSorted((a, b) => a.atMs - b.atMs || setup.grid.indexOf(a.car) - setup.grid.indexOf(b.car));
  const behind = lap > neutral.from && lap <= neutral.to;
  const plans = running.map((car, position) => {
    const stop = car.stops[0]?.lap === lap && car.retiresOn !== lap + 1;
    const hoped = paceMs(setup, car, lap, random) + (lap === 1 ? 3_800 + position * 230 : 0);
    const pace = behind
      ? 1.24 * setup.circuit.profile.lapMs + 40 * position
      : lap === neutral.from
        ? hoped * 1.1
        : hoped;
    const leading = behind && position === 0 ? 1.5 * setup.circuit.profile.lapMs : pace;
    return {car, stop, driveMs: Math.round(leading)};
  });
  for (const {car, driveMs} of plans)
    if (car.retiresOn === lap)
      car.retiredMs = car.atMs + Math.round(driveMs * random.between(0.2, 0.7));
  const racing = plans.filter(({car}) => car.retiredMs === null);
  const arrivals = racing.map(({car, stop, driveMs}) => ({
    car: car.car,
    atMs: car.atMs + lapWithPit(setup.circuit, driveMs, car.outMs, stop),
    pitting: stop,
  }));
  const passing = behind ? 0 : lap === 1 ? 1.2 : lap === neutral.to + 1 ? 0.9 : 0.45;
  const settled = settleTraffic(arrivals, passing, random);
  for (const {car, stop} of racing)
    finishLap(setup, car, {lap, stop, atMs: settled.get(car.car) ?? car.atMs, behind, random});
}

/** A lap's time in clear air. */
function paceMs(setup: RaceSetup, car: RunningCar, lap: number, random: Random): number {
  const fuel = 58 * (setup.laps - lap);
  const deficit = setup.entries[car.car]?.deficitMs ?? 0;
  const tyre = tyreLossMs(car.compound, car.age);
  return setup.circuit.profile.lapMs * 1.018 + deficit + fuel + tyre + 150 * random.bell();
}

/** The same lap when it begins or ends in the pit lane: shares of it are driven at the lane's limit. */
function lapWithPit(circuit: Circuit, driveMs: number, outMs: number, stop: boolean): number {
  const {entryShare, exitShare, toLineMs} = circuit.pit;
  const share = (stop ? entryShare : 1) - (outMs > 0 ? exitShare : 0);
  return Math.round(driveMs * share) + outMs + (stop ? toLineMs : 0);
}

interface FinishedLap {
  readonly lap: number;
  readonly stop: boolean;
  readonly atMs: number;
  readonly behind: boolean;
  readonly random: Random;
}

function finishLap(
  setup: RaceSetup,
  car: RunningCar,
  {lap, stop, atMs, behind, random}: FinishedLap,
): void {
  const {pit} = setup.circuit;
  const stopMs = Math.round(
    random.between(2_050, 3_300) + (random.chance(0.08) ? random.between(1_500, 6_000) : 0),
  );
  const stood = car.slowStop && car.stint === 1 ? stopMs + 31_000 : stopMs;
  const visit = stop
    ? {entryMs: atMs - pit.toLineMs, exitMs: atMs + pit.fromLineMs + stood, stopMs: stood}
    : null;
  const durationMs = atMs - car.atMs;
  car.laps.push({
    number: lap,
    startMs: car.atMs,
    durationMs,
    sectorsMs: sectorsOf(
      setup.circuit,
      durationMs,
      {outMs: car.outMs, inMs: stop ? pit.toLineMs : 0},
      random,
    ),
    compound: car.compound,
    tyreAge: car.age,
    stint: car.stint,
    pitIn: visit,
    pitOut: car.pitOut,
    pace: behind ? 'safety-car' : 'race',
    fromGarage: false,
  });
  const next = stop ? car.stops[0] : undefined;
  car.atMs = atMs;
  car.pitOut = visit;
  car.outMs = visit ? visit.exitMs - atMs : 0;
  car.age = next ? 0 : car.age + 1;
  if (!next) return;
  car.compound = next.compound;
  car.stint += 1;
  car.stops = car.stops.slice(1);
}

function safetyCarOf(
  cars: readonly RunningCar[],
  neutral: {readonly from: number; readonly to: number},
): SafetyCar | null {
  const crash = cars.find((car) => car.retiresOn === neutral.from && car.retiredMs !== null);
  if (!crash) return null;
  const crossed = (lap: number) =>
    Math.min(...cars.flatMap((car) => car.laps.filter((l) => l.number === lap).map(endMs)));
  return {
    fromLap: neutral.from,
    toLap: neutral.to,
    deployedMs: (crash.retiredMs ?? 0) + 14_000,
    inThisLapMs: crossed(neutral.to - 1) + 35_000,
    clearMs: crossed(neutral.to),
  };
}
