import {groupBy} from '#/base/groupBy';
import {type Feed, numberIn, textIn, timeIn} from './feed';
import type {DeliveredRow} from './lake';
import {type TrackPeriod, trackPeriods} from './trackPeriods';

/** What was true on each lap of a session, worked out lap by lap in plain JavaScript, to hold gold_stint_laps against. */

export interface LapFact {
  readonly driver: number;
  readonly lap: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly time: number | null;
  readonly stint: number | null;
  readonly compound: string | null;
  readonly tyreAge: number | null;
  readonly isOut: boolean | null;
  readonly isIn: boolean;
  readonly status: string | null;
  readonly air: number | null;
  readonly track: number | null;
  readonly isRaining: boolean | null;
  readonly position: number | null;
  readonly gap: number | null;
  readonly interval: number | null;
  readonly isDeleted: boolean;
  readonly isValid: boolean;
  readonly isClean: boolean;
}

const driverOf = (row: DeliveredRow) => numberIn(row, 'driver_number') ?? -1;
const lapOf = (row: DeliveredRow) => numberIn(row, 'lap_number') ?? -1;

/** The latest row at or before a moment. */
function latest(rows: readonly DeliveredRow[], at: number | null): DeliveredRow | undefined {
  if (at === null) return undefined;
  return rows
    .filter((row) => (timeIn(row, 'date') ?? Number.POSITIVE_INFINITY) <= at)
    .reduce<DeliveredRow | undefined>(
      (best, row) =>
        best && (timeIn(best, 'date') ?? 0) > (timeIn(row, 'date') ?? 0) ? best : row,
      undefined,
    );
}

function endOf(lap: DeliveredRow, next: DeliveredRow | undefined): number | null {
  const [start, time] = [timeIn(lap, 'date_start'), numberIn(lap, 'lap_duration')];
  const following = timeIn(next, 'date_start');
  if (lap['is_pit_out_lap'] === true && following !== null) return following;
  return start === null || time === null ? following : start + time * 1000;
}

const severity = ['GREEN', 'YELLOW', 'VSC', 'SC', 'RED'];

function statusOf(
  periods: readonly TrackPeriod[],
  start: number | null,
  end: number | null,
): string | null {
  if (start === null) return null;
  const seen = periods
    .filter((p) => p.startMs < (end ?? start) && (p.endMs === null || p.endMs > start))
    .map((p) => severity.indexOf(p.status));
  return severity[Math.max(0, ...seen)] ?? null;
}

/** Whether one of race control's messages deletes this lap. */
function isDeleted(messages: readonly string[], lap: DeliveredRow, isRace: boolean): boolean {
  return messages.some((message) => {
    const found =
      /^CAR (\d+) \(\w+\) (?:TIME (\d+):([\d.]+)|LAP) DELETED - (?:.* LAP (\d+) )?/.exec(message);
    if (!found || Number(found[1]) !== driverOf(lap)) return false;
    if (found[2] === undefined) return Number(found[4]) - (isRace ? 0 : 1) === lapOf(lap);
    const time = Number(found[2]) * 60 + Number(found[3]);
    return Math.abs(time - (numberIn(lap, 'lap_duration') ?? 0)) < 0.0015;
  });
}

/** A driver's share of a session, and what holds for all its cars. */
interface Own {
  readonly isRace: boolean;
  readonly rows: Feed;
  readonly weather: readonly DeliveredRow[];
  readonly messages: readonly string[];
  readonly periods: readonly TrackPeriod[] | null;
}

function ownOf(feed: Feed, driver: number): Own {
  const control = feed('race_control');
  return {
    isRace: textIn(feed('sessions')[0], 'session_type') === 'Race',
    rows: (endpoint) => feed(endpoint).filter((row) => driverOf(row) === driver),
    weather: feed('weather'),
    messages: control.map((row) => textIn(row, 'message') ?? ''),
    periods: control.length === 0 ? null : trackPeriods(feed),
  };
}

function tyresOf({rows}: Own, lap: number) {
  const field = (name: string) => (row: DeliveredRow | undefined) => numberIn(row, name) ?? 0;
  const [first, last, number] = [field('lap_start'), field('lap_end'), field('stint_number')];
  const stint = rows('stints')
    .filter((row) => lap >= first(row) && lap <= last(row))
    .toSorted((a, b) => number(b) - number(a))[0];
  const age = numberIn(stint, 'tyre_age_at_start');
  return {
    stint: numberIn(stint, 'stint_number'),
    compound: textIn(stint, 'compound'),
    tyreAge: age === null ? null : lap - first(stint) + age,
  };
}

function skyOf({weather}: Own, startMs: number | null) {
  const sky = latest(weather, startMs);
  return {
    air: numberIn(sky, 'air_temperature'),
    track: numberIn(sky, 'track_temperature') || null,
    isRaining: sky ? numberIn(sky, 'rainfall') === 1 : null,
  };
}

function placeOf({rows}: Own, startMs: number | null, endMs: number | null) {
  const told = rows('intervals').filter((row) => (row['gap_to_leader'] ?? null) !== null);
  const gap = latest(told, endMs);
  const isFresh = startMs !== null && (timeIn(gap, 'date') ?? 0) >= startMs;
  return {
    position: numberIn(latest(rows('position'), endMs), 'position'),
    gap: isFresh ? numberIn(gap, 'gap_to_leader') : null,
    interval: isFresh ? numberIn(gap, 'interval') : null,
  };
}

function factOf(own: Own, lap: DeliveredRow): Omit<LapFact, 'isClean'> {
  const number = lapOf(lap);
  const next = own.rows('laps').find((other) => lapOf(other) === number + 1);
  const [startMs, endMs] = [timeIn(lap, 'date_start'), endOf(lap, next)];
  const stops = own.isRace && own.rows('pit').some((row) => lapOf(row) === number);
  const time = numberIn(lap, 'lap_duration');
  const isOut = typeof lap['is_pit_out_lap'] === 'boolean' ? lap['is_pit_out_lap'] : null;
  return {
    driver: driverOf(lap),
    lap: number,
    startMs,
    endMs,
    time,
    ...tyresOf(own, number),
    isOut,
    isIn: next?.['is_pit_out_lap'] === true || stops,
    status: own.periods && statusOf(own.periods, startMs, endMs),
    ...skyOf(own, startMs),
    ...placeOf(own, startMs, endMs),
    isDeleted: isDeleted(own.messages, lap, own.isRace),
    isValid: time !== null && isOut === false,
  };
}

const isUndisturbed = (fact: Omit<LapFact, 'isClean'>, isRace: boolean): boolean =>
  fact.isValid &&
  !fact.isIn &&
  !fact.isDeleted &&
  (fact.status ?? 'GREEN') === 'GREEN' &&
  !(isRace && fact.lap === 1);

function driverFacts(own: Own): readonly LapFact[] {
  const laps = own.rows('laps').toSorted((a, b) => lapOf(a) - lapOf(b));
  const facts = laps.map((lap) => factOf(own, lap));
  const usable = facts.filter((fact) => isUndisturbed(fact, own.isRace));
  return facts.map((fact): LapFact => {
    const stint = usable.filter((other) => other.stint === fact.stint);
    const best = Math.min(...stint.flatMap((other) => other.time ?? []));
    return {...fact, isClean: usable.includes(fact) && (fact.time ?? 0) <= 1.07 * best};
  });
}

/** By driver and lap. */
export function lapFacts(feed: Feed): readonly LapFact[] {
  const rows = new Map<string, readonly DeliveredRow[]>();
  const kept: Feed = (endpoint) => {
    const known = rows.get(endpoint) ?? feed(endpoint);
    rows.set(endpoint, known);
    return known;
  };
  const drivers = [...groupBy(kept('laps'), driverOf).keys()].toSorted((a, b) => a - b);
  return drivers.flatMap((driver) => driverFacts(ownOf(kept, driver)));
}
