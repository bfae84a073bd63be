import type {Circuit} from './circuit';
import {type DrivenLap, endMs} from './drivenLap';
import type {Random} from './random';
import type {SessionStory} from './weekend';

/** Where a car is on the ideal lap, and how fast for that place. */
export interface Place {
  /** Index into the speed profile. */
  readonly index: number;
  /** Factor on the profile's speed. */
  readonly pace: number;
  /** m/s that the car cannot or must not exceed whatever the profile says; 0 while standing. */
  readonly limit: number;
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
  if (elapsed < 0) return place(circuit, lap, {share: parts.from, limit: 0});
  if (elapsed >= lap.durationMs) return after(circuit, lap, elapsed - lap.durationMs);
  if (elapsed < parts.outMs) return leavingBox(circuit, lap, elapsed, parts);
  const openMs = elapsed - parts.outMs;
  if (openMs > parts.freeMs) return enteringBox(circuit, lap, openMs - parts.freeMs, parts);
  const span = parts.to - parts.from;
  return place(circuit, lap, {
    share: parts.from + span * (openMs / parts.freeMs),
    pace: (circuit.profile.lapMs * span) / parts.freeMs,
    limit: Math.min(
      gettingAway(lap, openMs),
      parts.inMs > 0 ? slowingDown(parts.freeMs - openMs) : Infinity,
    ),
  });
}

/** m/s of the pit lane: 80 km/h. */
export const pitSpeed = 80 / 3.6;
const pull = 11 / 1000;
const brake = 42 / 1000;

/** Off the grid from standing, out of the pit lane from its limit. */
function gettingAway(lap: DrivenLap, sinceMs: number): number {
  if (lap.pitOut) return pitSpeed + pull * sinceMs;
  return lap.number === 1 ? pull * sinceMs : Infinity;
}

const slowingDown = (untilPitMs: number): number => pitSpeed + brake * untilPitMs;

interface Spot {
  readonly share: number;
  readonly pace?: number;
  readonly limit?: number;
}

function place(
  {profile}: Circuit,
  lap: DrivenLap,
  {share, pace = 1, limit = Infinity}: Spot,
): Place {
  const index = Math.min(profile.count - 1, Math.max(0, Math.floor(share * profile.count)));
  return {index, pace, limit, lap: lap.number};
}

/** The box stands right behind the line. */
function leavingBox(
  circuit: Circuit,
  lap: DrivenLap,
  elapsed: number,
  {outMs, from}: LapParts,
): Place {
  const stopMs = lap.pitOut?.stopMs ?? 0;
  const rolledMs = Math.max(0, elapsed - stopMs);
  return place(circuit, lap, {
    share: (from * rolledMs) / (outMs - stopMs),
    limit: Math.min(pitSpeed, pull * rolledMs),
  });
}

function enteringBox(
  circuit: Circuit,
  lap: DrivenLap,
  sinceMs: number,
  {inMs, to}: LapParts,
): Place {
  return place(circuit, lap, {
    share: to + (1 - to) * (sinceMs / inMs),
    limit: Math.min(pitSpeed, 1 + pull * (inMs - sinceMs)),
  });
}

/** After its last lap a car stands in its box, or rolls on at two thirds of its pace. */
function after(circuit: Circuit, lap: DrivenLap, sinceMs: number): Place {
  if (lap.pitIn) return place(circuit, lap, {share: 1, limit: 0});
  return place(circuit, lap, {share: ((sinceMs / circuit.profile.lapMs) * 2) / 3, pace: 2 / 3});
}
