import type {Circuit} from './circuit';
import {type DrivenLap, endMs, type PitVisit, sectorsOf} from './drivenLap';
import type {Entry} from './entryList';
import type {CarStory} from './race';
import type {Random} from './random';
import {type Compound, tyreLossMs} from './tyres';

/** One trip from the garage and back: an out lap, laps at speed, an in lap. */
export interface Run {
  readonly exitMs: number;
  readonly pushLaps: number;
  readonly compound: Compound;
  /** Laps the set had done before. */
  readonly age: number;
  /** Fuel, engine modes and the state of the track: added to every lap at speed. */
  readonly extraMs: number;
}

interface Garage {
  readonly circuit: Circuit;
  readonly entry: Entry;
  readonly random: Random;
}

/** The story of a car that did these runs, which must not overlap. */
export function driveRuns(car: number, runs: readonly Run[], garage: Garage): CarStory {
  const laps: DrivenLap[] = [];
  for (const [index, run] of runs.entries()) driveRun(laps, run, index + 1, garage);
  return {car, laps: withReturns(laps), retiredMs: null};
}

function driveRun(
  laps: DrivenLap[],
  run: Run,
  stint: number,
  {circuit, entry, random}: Garage,
): void {
  const {lapMs} = circuit.profile;
  const before = laps.at(-1);
  const visit: PitVisit = {
    entryMs: before?.pitIn?.entryMs ?? run.exitMs,
    exitMs: run.exitMs,
    stopMs: null,
  };
  let startMs = run.exitMs;
  for (let i = 0; i <= run.pushLaps + 1; i += 1) {
    const out = i === 0;
    const back = i === run.pushLaps + 1;
    const durationMs = out
      ? Math.round(lapMs * random.between(1.2, 1.3))
      : back
        ? Math.round(lapMs * circuit.pit.entryShare * random.between(1.22, 1.36)) +
          circuit.pit.toLineMs
        : pushMs(run, i, {circuit, entry, random});
    const inMs = back ? circuit.pit.toLineMs : 0;
    laps.push({
      number: laps.length + 1,
      startMs,
      durationMs,
      sectorsMs: sectorsOf(circuit, durationMs, {outMs: 0, inMs}, random),
      compound: run.compound,
      tyreAge: run.age + i,
      stint,
      pitIn: back
        ? {entryMs: startMs + durationMs - inMs, exitMs: startMs + durationMs, stopMs: null}
        : null,
      pitOut: out ? visit : null,
      pace: out || back ? 'slow' : 'push',
      fromGarage: out,
    });
    startMs += durationMs;
  }
}

function pushMs(run: Run, lap: number, {circuit, entry, random}: Garage): number {
  const mistake = random.chance(0.06) ? random.between(300, 1_500) : 0;
  const wear = tyreLossMs(run.compound, run.age + lap) - tyreLossMs(run.compound, 0) / 2;
  const time = circuit.profile.lapMs + entry.deficitMs * 0.85 + wear + run.extraMs;
  return Math.round(time + 110 * random.bell() + 180 + mistake);
}

/** Lets every in lap know when its car went out again. */
const withReturns = (laps: readonly DrivenLap[]): readonly DrivenLap[] =>
  laps.map((lap, i) => {
    const next = laps[i + 1]?.pitOut;
    return lap.pitIn && next ? {...lap, pitIn: {...lap.pitIn, exitMs: next.exitMs}} : lap;
  });

/** Fastest lap at speed that ended in [fromMs, toMs), in milliseconds; null without one. */
export function bestLapMs(story: CarStory, fromMs = -Infinity, toMs = Infinity): number | null {
  const times = story.laps
    .filter((lap) => lap.pace === 'push' && endMs(lap) >= fromMs && endMs(lap) < toMs)
    .map((lap) => lap.durationMs);
  return times.length === 0 ? null : Math.min(...times);
}
