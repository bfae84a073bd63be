import {type DrivenLap, endMs} from '../drivenLap';
import {createRandom, type Random} from '../random';
import {type Row, seconds} from '../row';
import {timestamp} from '../timestamp';
import {driverNumber, type SessionStory} from '../weekend';

const none = 0;
const yellow = 2048;
const green = 2049;
const purple = 2051;
const pitLane = 2064;

/** One row per lap in order of their starts; a retired car's last lap has no times. */
export function* lapRows(session: SessionStory): Iterable<Row> {
  const laps = session.cars.flatMap((story) => story.laps.map((lap) => ({car: story.car, lap})));
  const random = createRandom(session.setup.seed, 'laps', session.plan.sessionKey);
  const unfinished = session.cars
    .filter((story) => story.retiredMs !== null)
    .map((story) => ({car: story.car, lap: stub(session, story.laps.at(-1))}));
  for (const {car, lap} of [...laps, ...unfinished].toSorted(
    (a, b) => a.lap.startMs - b.lap.startMs,
  ))
    yield lapRow(session, car, lap, random);
}

/** The lap that a retired car began. */
function stub(session: SessionStory, last: DrivenLap | undefined): DrivenLap {
  const blank = {
    durationMs: 0,
    sectorsMs: [0, 0, 0],
    pitIn: null,
    pace: 'race',
    fromGarage: false,
  } as const;
  if (!last) {
    const startMs = session.race?.startMs ?? session.plan.startMs;
    return {...blank, number: 1, startMs, compound: 'MEDIUM', tyreAge: 0, stint: 1, pitOut: null};
  }
  return {...last, ...blank, number: last.number + 1, startMs: endMs(last), pitOut: last.pitIn};
}

function lapRow(session: SessionStory, car: number, lap: DrivenLap, random: Random): Row {
  const {plan} = session;
  const undated = lap.fromGarage && lap.number === 1 && random.chance(0.2);
  return {
    date_start: undated ? null : timestamp(lap.startMs),
    driver_number: driverNumber(session, car),
    ...(lap.durationMs > 0 ? measured(session, lap, random) : unmeasured),
    is_pit_out_lap: lap.pitOut !== null,
    lap_number: lap.number,
    meeting_key: plan.meetingKey,
    session_key: plan.sessionKey,
  };
}

const unmeasured: Row = {
  duration_sector_1: null,
  duration_sector_2: null,
  duration_sector_3: null,
  i1_speed: null,
  i2_speed: null,
  lap_duration: null,
  segments_sector_1: null,
  segments_sector_2: null,
  segments_sector_3: null,
  st_speed: null,
};

/** A lap from the garage has no first sector; its time, if any, counts from when the car came in. */
function measured(session: SessionStory, lap: DrivenLap, random: Random): Row {
  const [s1, s2, s3] = lap.sectorsMs;
  const [a, b] = session.circuit.sectorShares;
  const timed = !lap.fromGarage || (lap.number > 1 && random.chance(0.4));
  const garageMs = lap.fromGarage && lap.pitOut ? lap.pitOut.exitMs - lap.pitOut.entryMs : 0;
  const speed = (share: number, missing: number) =>
    random.chance(missing) ? null : trapSpeed(session, lap, share);
  const colours = (sector: 0 | 1 | 2) =>
    Array.from({length: session.circuit.segments[sector]}, (_, i) =>
      segment(session, lap, {sector, i}, random),
    );
  return {
    duration_sector_1: lap.fromGarage ? null : seconds(s1),
    duration_sector_2: seconds(s2),
    duration_sector_3: seconds(s3),
    i1_speed: speed(a, 0.08),
    i2_speed: speed(a + b, 0.01),
    lap_duration: timed ? seconds(lap.durationMs + garageMs) : null,
    segments_sector_1: colours(0),
    segments_sector_2: colours(1),
    segments_sector_3: colours(2),
    st_speed: speed(0.03, 0.1),
  };
}

/** km/h past a speed trap at this share of the lap. */
function trapSpeed({circuit}: SessionStory, lap: DrivenLap, share: number): number {
  const {profile} = circuit;
  const here = profile.speed[Math.floor(share * profile.count)] ?? 0;
  const slower = Math.min(1, (profile.lapMs * 1.012) / lap.durationMs);
  return Math.round(here * 3.6 * (0.25 + 0.75 * slower));
}

/** The colour of one mini-sector on the timing page. */
function segment(
  {circuit}: SessionStory,
  lap: DrivenLap,
  {sector, i}: {readonly sector: 0 | 1 | 2; readonly i: number},
  random: Random,
): number | null {
  if (random.chance(0.012)) return random.chance(0.6) ? null : none;
  const leaving = lap.pitOut !== null && sector === 0 && i < 2;
  const entering = lap.pitIn !== null && sector === 2 && i >= circuit.segments[2] - 3;
  if (leaving || entering) return pitLane;
  if (random.chance(0.03)) return purple;
  return random.chance(greenShare[lap.pace]) ? green : yellow;
}

const greenShare: Readonly<Record<DrivenLap['pace'], number>> = {
  push: 0.75,
  race: 0.35,
  slow: 0,
  'safety-car': 0,
};
