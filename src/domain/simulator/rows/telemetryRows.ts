import {moments, pitSpeed, type Place} from '../moments';
import {createRandom, type Random} from '../random';
import type {Row} from '../row';
import {timestamp} from '../timestamp';
import {driverNumber, type SessionStory} from '../weekend';

/** The drivers with telemetry: only qualifying and race have any. */
export const telemetryCars = ({plan, setup, entries}: SessionStory): readonly number[] =>
  plan.kind === 'practice' ? [] : entries.slice(0, setup.telemetryDrivers).map((_, car) => car);

/** What the API sends for a pedal it has no value for. */
const noValue = 104;

/** Speed, engine and pedals, about 3.7 times a second while the car is out of its garage. */
export function* carDataRows(session: SessionStory, car: number): Iterable<Row> {
  const {plan, circuit} = session;
  const {profile} = circuit;
  const number = driverNumber(session, car);
  const random = createRandom(session.setup.seed, 'car data', plan.sessionKey, car);
  for (const {atMs, place} of moments(session, car, random)) {
    const wanted = (profile.speed[place.index] ?? 0) * place.pace;
    const speed = Math.round(3.6 * Math.min(wanted, place.limit));
    const pedal = profile.pedal[place.index] ?? 0;
    const sentinel = random.next() < 0.0012;
    const gear = gearOf(speed);
    yield {
      brake: sentinel ? noValue : pedal < 0 && speed > 0 ? 100 : 0,
      date: timestamp(atMs),
      driver_number: number,
      drs: drsOf(speed, pedal, place),
      meeting_key: plan.meetingKey,
      n_gear: gear,
      rpm: rpmOf(speed, gear, random),
      session_key: plan.sessionKey,
      speed,
      throttle: sentinel ? noValue : throttleOf(pedal, place),
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
  if (pedal < 0 || place.limit === 0) return 0;
  if (place.limit <= pitSpeed) return 18;
  return place.pace < 0.85 ? Math.round(pedal * 0.7) : pedal;
}

/** 12 open, 8 shut, 0 standing. */
function drsOf(kmh: number, pedal: number, place: Place): number {
  if (place.limit === 0) return 0;
  return place.lap > 2 && pedal === 100 && kmh > 275 ? 12 : 8;
}
