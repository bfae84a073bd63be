import {endMs} from '../drivenLap';
import type {CarStory, RaceStory} from '../race';
import {createRandom, type Random} from '../random';
import {type Field, type Row, seconds} from '../row';
import {timestamp} from '../timestamp';
import {driverNumber, type SessionStory} from '../weekend';

interface Sample {
  readonly atMs: number;
  readonly car: number;
  /** Taken as the car crosses the line. */
  readonly line: boolean;
}

/** Laps done, and the share of the current one. */
interface Progress {
  readonly laps: number;
  readonly share: number;
}

/**
 * Races only, about every 4 s per car and at every line crossing. The gap is the time since the car ahead was
 * where this one is now, taking each lap's pace as even. The leader appears only at the line.
 */
export function* intervalRows(session: SessionStory): Iterable<Row> {
  const {race, plan} = session;
  if (!race) return;
  const random = createRandom(session.setup.seed, 'intervals', plan.sessionKey);
  const stories = new Map(race.cars.map((story) => [story.car, story]));
  const orderAt = runningOrder(session);
  for (const sample of samples(race, random)) {
    const order = orderAt(sample.atMs);
    const place = order.indexOf(sample.car);
    if (place === 0 && !sample.line) continue;
    const gapTo = (other: number | undefined) =>
      gapOf(stories.get(sample.car), stories.get(other ?? sample.car), sample.atMs);
    const interval = place === 0 ? 0 : gapTo(order[place - 1]);
    yield {
      date: timestamp(sample.atMs),
      driver_number: driverNumber(session, sample.car),
      gap_to_leader: sample.atMs < race.startMs + 3_500 ? null : noisy(gapTo(order[0]), random),
      interval: typeof interval === 'string' || random.chance(0.004) ? null : interval,
      meeting_key: plan.meetingKey,
      session_key: plan.sessionKey,
    };
  }
}

/** The order at moments that must be asked for in order of time. */
function runningOrder({firstOrder, changes}: SessionStory): (ms: number) => readonly number[] {
  let order = firstOrder;
  let next = 0;
  return (ms) => {
    for (let change = changes[next]; change && change.atMs <= ms; change = changes[next]) {
      order = change.order;
      next += 1;
    }
    return order;
  };
}

/** In order of time. Sorted as plain numbers: comparing 22,000 objects holds the worker up. */
function* samples(race: RaceStory, random: Random): Iterable<Sample> {
  const codes = race.cars.flatMap(({car, laps, retiredMs}) => {
    const lines = laps.map(endMs);
    const untilMs = retiredMs ?? lines.at(-1) ?? 0;
    const between: number[] = [];
    let atMs = race.startMs + random.integer(2_000, 6_000);
    for (; atMs < untilMs; atMs += random.integer(3_200, 5_200)) between.push(atMs);
    return [
      ...lines.map((ms) => ms * codesPerMs + 2 * car),
      ...between.map((ms) => ms * codesPerMs + 2 * car + 1),
    ];
  });
  let last = -1;
  for (const code of Float64Array.from(codes).toSorted()) {
    const rest = code % codesPerMs;
    // At the line a sample between lines would be the same row again.
    if (code !== last + 1 || rest % 2 === 0)
      yield {atMs: (code - rest) / codesPerMs, car: rest >> 1, line: rest % 2 === 0};
    last = code;
  }
}

/** Room for 1,024 cars; epoch milliseconds times this stay exact. */
const codesPerMs = 2_048;

function progressAt(story: CarStory, ms: number): Progress {
  const guess = lapsDoneAt(story, ms);
  const {startMs, lengthMs} = lapSpan(story, guess);
  return {
    laps: guess,
    share: lengthMs === 0 ? 0 : Math.min(1, Math.max(0, (ms - startMs) / lengthMs)),
  };
}

/** Bisection: laps follow one another without a gap. */
function lapsDoneAt({laps}: CarStory, ms: number): number {
  let low = 0;
  let high = laps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const lap = laps[middle];
    if (lap && endMs(lap) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lap after `laps` done; one that a retired car did not finish is taken to be as long as the one before. */
function lapSpan(
  story: CarStory,
  laps: number,
): {readonly startMs: number; readonly lengthMs: number} {
  const lap = story.laps[laps];
  if (lap) return {startMs: lap.startMs, lengthMs: lap.durationMs};
  const last = story.laps[laps - 1];
  if (!last) return {startMs: 0, lengthMs: 0};
  return {startMs: endMs(last), lengthMs: story.retiredMs === null ? 0 : last.durationMs};
}

/** Seconds behind, or "+1 LAP" and its like. */
function gapOf(
  story: CarStory | undefined,
  other: CarStory | undefined,
  ms: number,
): number | string | null {
  if (!story || !other) return null;
  if (story === other) return 0;
  const mine = progressAt(story, ms);
  const theirs = progressAt(other, ms);
  const lapsDown = Math.floor(theirs.laps + theirs.share - mine.laps - mine.share + 1e-9);
  if (lapsDown >= 1) return lapsDown === 1 ? '+1 LAP' : `+${lapsDown} LAPS`;
  const {startMs, lengthMs} = lapSpan(other, mine.laps);
  return seconds(Math.max(0, ms - startMs - mine.share * lengthMs));
}

/** Now and then the API's sum of floats shows its last bits, or the gap is missing. */
function noisy(gap: number | string | null, random: Random): Field {
  if (random.chance(0.006)) return null;
  return typeof gap === 'number' && gap > 64 && random.chance(0.05)
    ? gap + 1.4210854715202004e-14
    : gap;
}
