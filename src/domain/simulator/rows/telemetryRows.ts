import type {Circuit} from '../circuit';
import {type DrivenLap, endMs} from '../drivenLap';
import {createRandom, type Random} from '../random';
import type {Row} from '../row';
import {timestamp} from '../timestamp';
import {driverNumber, type SessionStory} from '../weekend';

/** Where a car is on the ideal lap, and how fast for that place. */
interface Place {
  /** Index into the speed profile. */
  readonly index: number;
  /** Factor on the profile's speed; 0 while standing. */
  readonly pace: number;
  readonly inPitLane: boolean;
  readonly lap: number;
}

/** The drivers with telemetry: only qualifying and race have any. */
export const telemetryCars = ({plan, setup, entries}: SessionStory): readonly number[] =>
  plan.kind === 'practice' ? [] : entries.slice(0, setup.telemetryDrivers).map((_, car) => car);

const pitSpeed = 80 / 3.6;
const leadMs = 12_000;
const tailMs = 20_000;

/** Speed, engine and pedals, about 3.7 times a second while the car is out of its garage. */
export function* carDataRows(session: SessionStory, car: number): Iterable<Row> {
  const {plan, circuit} = session;
  const {profile} = circuit;
  const number = driverNumber(session, car);
  const random = createRandom(session.setup.seed, 'car data', plan.sessionKey, car);
  for (const {atMs, place} of moments(session, car, random)) {
    const wanted = (profile.speed[place.index] ?? 0) * place.pace;
    const speed = Math.round(3.6 * (place.inPitLane ? Math.min(wanted, pitSpeed) : wanted));
    const pedal = profile.pedal[place.index] ?? 0;
    const braking = pedal < 0 && speed > 0;
    const sentinel = random.next() < 0.0012;
    const gear = gearOf(speed);
    yield {
      brake: sentinel ? 104 : braking ? 100 : 0,
      date: timestamp(atMs),
      driver_number: number,
      drs: place.lap > 2 && pedal === 100 && speed > 275 ? 12 : place.pace === 0 ? 0 : 8,
      meeting_key: plan.meetingKey,
      n_gear: gear,
      rpm: rpmOf(speed, gear, random),
      session_key: plan.sessionKey,
      speed,
      throttle: sentinel ? 104 : throttleOf(pedal, place),
    };
  }
}

/** Place on the map in tenths of a metre; (0, 0, 0) where the system lost the car. */
export function* locationRows(session: SessionStory, car: number): Iterable<Row> {
  const {plan, circuit} = session;
  const {profile} = circuit;
  const number = driverNumber(session, car);
  const random = createRandom(session.setup.seed, 'location', plan.sessionKey, car);
  let lostFor = 30;
  for (const {atMs, place} of moments(session, car, random)) {
    if (lostFor > 0) lostFor -= 1;
    else if (random.next() < 0.0002) lostFor = random.integer(2, 12);
    const found = lostFor === 0 ? 10 : 0;
    yield {
      date: timestamp(atMs),
      driver_number: number,
      meeting_key: plan.meetingKey,
      session_key: plan.sessionKey,
      x: Math.round((profile.x[place.index] ?? 0) * found) + 0,
      y: Math.round((profile.y[place.index] ?? 0) * found) + 0,
      z: Math.round((profile.z[place.index] ?? 0) * found) + 0,
    };
  }
}

interface Moment {
  readonly atMs: number;
  readonly place: Place;
}

/** Sampling times over each stretch that the car is out, 200 to 360 ms apart. */
function* moments(session: SessionStory, car: number, random: Random): Iterable<Moment> {
  const laps = session.cars.find((story) => story.car === car)?.laps ?? [];
  for (const stretch of stretches(laps)) {
    const last = stretch.at(-1);
    if (!stretch[0] || !last) continue;
    const untilMs = endMs(last) + tailMs;
    let atMs = stretch[0].startMs - leadMs + random.integer(0, 250);
    for (let i = 0; atMs < untilMs; atMs += 200 + 40 * Math.floor(random.next() * 4.5)) {
      while (i < stretch.length - 1 && atMs >= endMs(stretch[i] ?? last)) i += 1;
      yield {atMs, place: placeOf(session.circuit, stretch[i] ?? last, atMs)};
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

function placeOf(circuit: Circuit, lap: DrivenLap, ms: number): Place {
  const elapsed = ms - lap.startMs;
  const {entryShare, exitShare} = circuit.pit;
  const {count, lapMs} = circuit.profile;
  const outMs = lap.fromGarage || !lap.pitOut ? 0 : lap.pitOut.exitMs - lap.startMs;
  const inMs = lap.pitIn ? circuit.pit.toLineMs : 0;
  const from = lap.pitOut ? exitShare : 0;
  const to = lap.pitIn ? entryShare : 1;
  const freeMs = lap.durationMs - outMs - inMs;
  const at = (share: number, pace: number, inPitLane = false): Place => ({
    index: Math.min(count - 1, Math.max(0, Math.floor(share * count))),
    pace,
    inPitLane,
    lap: lap.number,
  });
  if (elapsed < 0) return at(from, 0);
  if (elapsed >= lap.durationMs)
    return lap.pitIn ? at(1, 0) : coolingDown(at, elapsed - lap.durationMs, circuit);
  if (elapsed < outMs)
    return leaving(at, elapsed, {outMs, stopMs: lap.pitOut?.stopMs ?? 0, exitShare});
  if (inMs > 0 && elapsed >= lap.durationMs - inMs)
    return at(to + (1 - to) * ((elapsed - lap.durationMs + inMs) / inMs), 1, true);
  const share = from + (to - from) * ((elapsed - outMs) / freeMs);
  const pace = (lapMs * (to - from)) / freeMs;
  const standingStart = lap.number === 1 && !lap.fromGarage ? Math.min(1, elapsed / 6_000) : 1;
  return at(share, pace * standingStart);
}

type At = (share: number, pace: number, inPitLane?: boolean) => Place;

/** From the line to the pit exit: the box stands right behind the line. */
function leaving(
  at: At,
  elapsed: number,
  {
    outMs,
    stopMs,
    exitShare,
  }: {readonly outMs: number; readonly stopMs: number; readonly exitShare: number},
): Place {
  if (elapsed < stopMs) return at(0, 0, true);
  return at(exitShare * ((elapsed - stopMs) / (outMs - stopMs)), 1, true);
}

/** After the flag the car rolls on at two thirds of its pace. */
const coolingDown = (at: At, sinceMs: number, {profile}: Circuit): Place =>
  at(((sinceMs / profile.lapMs) * 2) / 3, 2 / 3);

const gearTops = [0, 85, 118, 152, 188, 226, 262, 298];

/** 0 standing, else 1 to 8. */
function gearOf(kmh: number): number {
  if (kmh === 0) return 0;
  let gear = 1;
  while (gear < 8 && kmh > (gearTops[gear] ?? 999)) gear += 1;
  return gear;
}

function rpmOf(kmh: number, gear: number, random: Random): number {
  const jitter = Math.round(random.next() * 120);
  if (gear === 0) return 3_900 + jitter;
  const top = gear === 8 ? 338 : (gearTops[gear] ?? 338);
  return Math.min(12_600, 5_200 + Math.round(6_400 * (kmh / top)) + jitter);
}

function throttleOf(pedal: number, place: Place): number {
  if (pedal < 0 || place.pace === 0) return 0;
  if (place.inPitLane) return 18;
  return place.pace < 0.85 ? Math.round(pedal * 0.7) : pedal;
}
