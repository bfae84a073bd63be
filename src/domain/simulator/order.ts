import {endMs} from './drivenLap';
import type {QualifyingStory} from './qualifying';
import type {CarStory, RaceStory} from './race';
import type {PracticeStory} from './practice';

/** A moment at which the running order changed. Positions count from 1. */
export interface OrderChange {
  readonly atMs: number;
  /** Every car, first to last, after the change. */
  readonly order: readonly number[];
  /** Cars whose position is new, with it. */
  readonly moved: readonly {readonly car: number; readonly position: number}[];
  /** Who passed whom on the road or by a pit stop, nearest first; `position` is the passer's after that pass. */
  readonly passes: readonly {readonly by: number; readonly of: number; readonly position: number}[];
}

function change(
  atMs: number,
  before: readonly number[],
  order: readonly number[],
): OrderChange | null {
  const moved = order
    .map((car, i) => ({car, position: i + 1}))
    .filter(({car, position}) => before[position - 1] !== car);
  return moved.length === 0 ? null : {atMs, order, moved, passes: []};
}

/** The race order's changes: a car passes others when it ends a lap before them, and drops to the end when it retires. */
export function raceOrder(race: RaceStory): readonly OrderChange[] {
  const events = race.cars.flatMap((story) => [
    ...story.laps.map((lap) => ({atMs: endMs(lap), car: story.car, laps: lap.number})),
    ...(story.retiredMs === null ? [] : [{atMs: story.retiredMs, car: story.car, laps: -1}]),
  ]);
  const done = new Map(race.cars.map((story) => [story.car, 0]));
  const changes: OrderChange[] = [];
  let order: readonly number[] = race.cars.map((story) => story.car);
  for (const event of events.toSorted((a, b) => a.atMs - b.atMs)) {
    const next = event.laps < 0 ? retire(order, event.car, done) : cross(order, event, done);
    const changed = change(event.atMs, order, next);
    if (changed)
      changes.push(
        event.laps < 0 ? changed : {...changed, passes: passesOf(order, next, event.car)},
      );
    order = next;
  }
  return changes;
}

function retire(
  order: readonly number[],
  car: number,
  done: Map<number, number>,
): readonly number[] {
  done.set(car, -1);
  const others = order.filter((other) => other !== car);
  const firstOut = others.findIndex((other) => (done.get(other) ?? 0) < 0);
  return firstOut < 0 ? [...others, car] : others.toSpliced(firstOut, 0, car);
}

function cross(
  order: readonly number[],
  event: {readonly car: number; readonly laps: number},
  done: Map<number, number>,
): readonly number[] {
  done.set(event.car, event.laps);
  const others = order.filter((other) => other !== event.car);
  const place = others.findIndex((other) => (done.get(other) ?? 0) < event.laps);
  return others.toSpliced(place < 0 ? others.length : place, 0, event.car);
}

function passesOf(
  before: readonly number[],
  after: readonly number[],
  car: number,
): OrderChange['passes'] {
  const from = before.indexOf(car);
  const to = after.indexOf(car);
  return before
    .slice(to, from)
    .toReversed()
    .map((of, i) => ({by: car, of, position: from - i}));
}

/** Changes of the timing page in practice and qualifying: after each lap at speed, by best lap of the phase. */
export function timedOrder(
  story: PracticeStory | QualifyingStory,
  first: readonly number[],
): readonly OrderChange[] {
  const laps = story.cars
    .flatMap((s) => s.laps.map((lap) => ({car: s.car, lap})))
    .filter(({lap}) => lap.pace === 'push')
    .toSorted((a, b) => endMs(a.lap) - endMs(b.lap));
  const phases =
    'phases' in story ? story.phases : [{untilMs: Infinity, cars: story.classification}];
  const changes: OrderChange[] = [];
  let order = first;
  let phase = 0;
  let best = new Map<number, number>();
  for (const {car, lap} of laps) {
    if (endMs(lap) >= (phases[phase]?.untilMs ?? Infinity)) {
      phase += 1;
      best = new Map();
    }
    best.set(car, Math.min(best.get(car) ?? Infinity, lap.durationMs));
    const inPhase = new Set(phases[phase]?.cars);
    const time = (c: number) => best.get(c) ?? Infinity;
    const next = [
      ...order.filter((c) => inPhase.has(c)).toSorted((a, b) => time(a) - time(b) || 0),
      ...order.filter((c) => !inPhase.has(c)),
    ];
    const changed = change(endMs(lap), order, next);
    if (changed) changes.push(changed);
    order = next;
  }
  return changes;
}

/** Cars of a finished race: by laps, then time; the retired by laps done. */
export function raceClassification(race: RaceStory): readonly CarStory[] {
  const endedMs = (story: CarStory) =>
    story.laps.reduce((at, lap) => Math.max(at, endMs(lap)), race.startMs);
  return race.cars.toSorted(
    (a, b) =>
      Number(a.retiredMs !== null) - Number(b.retiredMs !== null) ||
      b.laps.length - a.laps.length ||
      endedMs(a) - endedMs(b),
  );
}
