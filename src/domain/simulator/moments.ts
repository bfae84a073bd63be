import type {Circuit} from './circuit';
import {type DrivenLap, endMs} from './drivenLap';
import type {Random} from './random';
import type {SessionStory} from './weekend';

/** Where a car is on the ideal lap, and how fast for that place. */
export interface Place {
  /** Index into the speed profile. */
  readonly index: number;
  /** Factor on the profile's speed; 0 while standing. */
  readonly pace: number;
  readonly inPitLane: boolean;
  readonly lap: number;
}

/** A car's place at a sampling time. */
export interface Moment {
  readonly atMs: number;
  readonly place: Place;
}

const leadMs = 12_000;
const tailMs = 20_000;

/** Sampling times over each stretch that the car is out, 200 to 360 ms apart: about 3.7 a second. */
export function* moments(session: SessionStory, car: number, random: Random): Iterable<Moment> {
  const laps = session.cars.find((story) => story.car === car)?.laps ?? [];
  for (const stretch of stretches(laps)) {
    const [first, ...others] = stretch;
    const last = stretch.at(-1);
    if (!first || !last) continue;
    let lap = first;
    let next = 0;
    let atMs = first.startMs - leadMs + random.integer(0, 250);
    for (; atMs < endMs(last) + tailMs; atMs += 200 + 40 * Math.floor(random.next() * 4.5)) {
      for (; atMs >= endMs(lap) && next < others.length; next += 1) lap = others[next] ?? lap;
      yield {atMs, place: placeOf(session.circuit, lap, atMs)};
    }
  }
}

/** Laps grouped by trip: a lap from the garage begins a new one. */
function stretches(laps: readonly DrivenLap[]): readonly (readonly DrivenLap[])[] {
  const trips: DrivenLap[][] = [];
  for (const lap of laps) {
    const trip = trips.at(-1);
    if (lap.fromGarage || !trip) trips.push([lap]);
    else trip.push(lap);
  }
  return trips;
}

/** The parts of a lap: out of the pit lane, open track, into the pit lane. */
interface LapParts {
  readonly outMs: number;
  readonly freeMs: number;
  readonly inMs: number;
  /** Shares of the ideal lap between which the open track lies. */
  readonly from: number;
  readonly to: number;
}

function partsOf({pit}: Circuit, lap: DrivenLap): LapParts {
  const outMs = lap.fromGarage || !lap.pitOut ? 0 : lap.pitOut.exitMs - lap.startMs;
  const inMs = lap.pitIn ? pit.toLineMs : 0;
  return {
    outMs,
    inMs,
    freeMs: lap.durationMs - outMs - inMs,
    from: lap.pitOut ? pit.exitShare : 0,
    to: lap.pitIn ? pit.entryShare : 1,
  };
}

function placeOf(circuit: Circuit, lap: DrivenLap, ms: number): Place {
  const elapsed = ms - lap.startMs;
  const parts = partsOf(circuit, lap);
  if (elapsed < 0) return place(circuit, lap, parts.from, 0);
  if (elapsed >= lap.durationMs) return after(circuit, lap, elapsed - lap.durationMs);
  if (elapsed < parts.outMs) return leavingBox(circuit, lap, elapsed, parts);
  const driven = (elapsed - parts.outMs) / parts.freeMs;
  if (driven > 1) {
    const lane = (elapsed - parts.outMs - parts.freeMs) / parts.inMs;
    return {...place(circuit, lap, parts.to + (1 - parts.to) * lane, 1), inPitLane: true};
  }
  const span = parts.to - parts.from;
  const standingStart = lap.number === 1 && !lap.fromGarage ? Math.min(1, elapsed / 6_000) : 1;
  const pace = (circuit.profile.lapMs * span * standingStart) / parts.freeMs;
  return place(circuit, lap, parts.from + span * driven, pace);
}

function place({profile}: Circuit, lap: DrivenLap, share: number, pace: number): Place {
  const index = Math.min(profile.count - 1, Math.max(0, Math.floor(share * profile.count)));
  return {index, pace, inPitLane: false, lap: lap.number};
}

/** The box stands right behind the line. */
function leavingBox(
  circuit: Circuit,
  lap: DrivenLap,
  elapsed: number,
  {outMs, from}: LapParts,
): Place {
  const stopMs = lap.pitOut?.stopMs ?? 0;
  const rolling = Math.max(0, elapsed - stopMs) / (outMs - stopMs);
  return {...place(circuit, lap, from * rolling, rolling > 0 ? 1 : 0), inPitLane: true};
}

/** After its last lap a car stands in its box, or rolls on at two thirds of its pace. */
function after(circuit: Circuit, lap: DrivenLap, sinceMs: number): Place {
  if (lap.pitIn) return place(circuit, lap, 1, 0);
  return place(circuit, lap, ((sinceMs / circuit.profile.lapMs) * 2) / 3, 2 / 3);
}
