import type {CarStory} from '../race';
import {type Field, type Row, seconds} from '../row';
import {bestLapMs} from '../runs';
import {driverNumber, type SessionStory} from '../weekend';

/** Points for the first ten of a race. */
export const racePoints: readonly number[] = [25, 18, 15, 12, 10, 8, 6, 4, 2, 1];

interface Outcome {
  readonly duration: Field;
  readonly gap: Field;
}

/** The classification; `points` only in races, three values for the three phases of a qualifying. */
export function* resultRows(session: SessionStory): Iterable<Row> {
  const {plan, race} = session;
  for (const [i, car] of session.classification.entries()) {
    const story = storyOf(session, car);
    const {duration, gap} = race
      ? raceOutcome(session, story)
      : session.qualifying
        ? phasesOutcome(session, car)
        : practiceOutcome(session, story);
    const dnf = story.retiredMs !== null;
    yield {
      dnf,
      dns: false,
      driver_number: driverNumber(session, car),
      dsq: false,
      duration,
      gap_to_leader: gap,
      meeting_key: plan.meetingKey,
      number_of_laps: story.laps.length,
      ...(race ? {points: dnf ? 0 : (racePoints[i] ?? 0)} : {}),
      position: dnf && !isClassified(session, story) ? null : i + 1,
      session_key: plan.sessionKey,
    };
  }
}

function storyOf(session: SessionStory, car: number): CarStory {
  return session.cars.find((story) => story.car === car) ?? {car, laps: [], retiredMs: null};
}

/** The rules classify a car that did nine tenths of the distance, whether it is running or not. */
const isClassified = ({race}: SessionStory, story: CarStory): boolean =>
  race !== null && story.laps.length >= Math.floor(race.totalLaps * 0.9);

const totalMs = (story: CarStory): number =>
  story.laps.reduce((sum, lap) => sum + lap.durationMs, 0);

function raceOutcome(session: SessionStory, story: CarStory): Outcome {
  const winner = storyOf(session, session.classification[0] ?? 0);
  if (story.retiredMs !== null) return {duration: null, gap: null};
  const down = winner.laps.length - story.laps.length;
  if (down > 0) return {duration: null, gap: down === 1 ? '+1 LAP' : `+${down} LAPS`};
  const mine = totalMs(story);
  return {duration: seconds(mine), gap: seconds(mine - totalMs(winner))};
}

function phasesOutcome({qualifying}: SessionStory, car: number): Outcome {
  const times = qualifying?.best.get(car) ?? [];
  const fastest = times.map((_, phase) =>
    Math.min(...[...(qualifying?.best.values() ?? [])].map((all) => all[phase] ?? Infinity)),
  );
  return {
    duration: times.map((ms) => (ms === null ? null : seconds(ms))),
    gap: times.map((ms, phase) => (ms === null ? null : seconds(ms - (fastest[phase] ?? ms)))),
  };
}

function practiceOutcome(session: SessionStory, story: CarStory): Outcome {
  const mine = bestLapMs(story);
  const best = bestLapMs(storyOf(session, session.classification[0] ?? 0));
  if (mine === null || best === null) return {duration: null, gap: null};
  return {duration: seconds(mine), gap: seconds(mine - best)};
}

/** The grid of the race, under its qualifying session's key. */
export function* gridRows(session: SessionStory): Iterable<Row> {
  const {qualifying, plan} = session;
  if (!qualifying) return;
  for (const [i, car] of qualifying.classification.entries()) {
    const last = qualifying.best.get(car)?.findLast((ms) => ms !== null);
    yield {
      driver_number: driverNumber(session, car),
      lap_duration: last === undefined || last === null ? null : seconds(last),
      meeting_key: plan.meetingKey,
      position: i + 1,
      session_key: plan.sessionKey,
    };
  }
}
