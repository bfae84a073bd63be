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
const stub = (session: SessionStory, last: DrivenLap | undefined): DrivenLap => ({
  number: (last?.number ?? 0) + 1,
  startMs: last ? endMs(last) : (session.race?.startMs ?? session.plan.startMs),
  durationMs: 0,
  sectorsMs: [0, 0, 0],
  compound: last?.compound ?? 'MEDIUM',
  tyreAge: (last?.tyreAge ?? 0) + 1,
  stint: last?.stint ?? 1,
  pitIn: null,
  pitOut: last?.pitIn ?? null,
  pace: 'race',
  fromGarage: false,
});

function lapRow(session: SessionStory, car: number, lap: DrivenLap, random: Random): Row {
  const {plan, circuit} = session;
  const done = lap.durationMs > 0;
  const [s1, s2, s3] = lap.sectorsMs;
  const [a, b] = circuit.sectorShares;
  const timed = done && (!lap.fromGarage || (lap.number > 1 && random.chance(0.4)));
  const garageMs = lap.fromGarage && lap.pitOut ? lap.pitOut.exitMs - lap.pitOut.entryMs : 0;
  const speed = (share: number, missing: number) =>
    done && !random.chance(missing) ? trapSpeed(session, lap, share) : null;
  const colours = (sector: 0 | 1 | 2) => (done ? segments(session, lap, sector, random) : null);
  return {
    date_start:
      lap.fromGarage && lap.number === 1 && random.chance(0.2) ? null : timestamp(lap.startMs),
    driver_number: driverNumber(session, car),
    duration_sector_1: done && !lap.fromGarage ? seconds(s1) : null,
    duration_sector_2: done ? seconds(s2) : null,
    duration_sector_3: done ? seconds(s3) : null,
    i1_speed: speed(a, 0.08),
    i2_speed: speed(a + b, 0.01),
    is_pit_out_lap: lap.pitOut !== null,
    lap_duration: timed ? seconds(lap.durationMs + garageMs) : null,
    lap_number: lap.number,
    meeting_key: plan.meetingKey,
    segments_sector_1: colours(0),
    segments_sector_2: colours(1),
    segments_sector_3: colours(2),
    session_key: plan.sessionKey,
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

function segments(
  session: SessionStory,
  lap: DrivenLap,
  sector: 0 | 1 | 2,
  random: Random,
): readonly (number | null)[] {
  const count = session.circuit.segments[sector];
  const slow = lap.pace === 'slow' || lap.pace === 'safety-car';
  return Array.from({length: count}, (_, i) => {
    if (random.chance(0.012)) return random.chance(0.6) ? null : none;
    if (lap.pitOut && sector === 0 && i < 2) return pitLane;
    if (lap.pitIn && sector === 2 && i >= count - 3) return pitLane;
    if (slow) return yellow;
    if (random.chance(0.03)) return purple;
    return random.chance(lap.pace === 'push' ? 0.75 : 0.35) ? green : yellow;
  });
}
