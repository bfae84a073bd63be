import {TimeUnit} from 'apache-arrow';

/** Ticks of a unit in a second, and the digits of a fraction that shows them; never under six. */
const units = {
  [TimeUnit.SECOND]: {perSecond: 1n, toFraction: 1_000_000n, digits: 6},
  [TimeUnit.MILLISECOND]: {perSecond: 1_000n, toFraction: 1_000n, digits: 6},
  [TimeUnit.MICROSECOND]: {perSecond: 1_000_000n, toFraction: 1n, digits: 6},
  [TimeUnit.NANOSECOND]: {perSecond: 1_000_000_000n, toFraction: 1n, digits: 9},
};
/** What DuckDB stores for infinity, and its negative for minus infinity. */
const infinity = 2n ** 63n - 1n;
/** Seconds from 1970 to either end of what a JavaScript Date can tell. */
const lastSecond = 8_640_000_000_000n;

/** Ticks since 1970 UTC as `2024-09-22T12:03:21.395000Z`; `infinity` and `-infinity` as DuckDB writes them. */
export function isoTimestamp(ticks: bigint, unit: TimeUnit): string {
  if (ticks === infinity) return 'infinity';
  if (ticks === -infinity) return '-infinity';
  const [second, fraction] = split(ticks, unit);
  // Beyond Date's range DuckDB has years up to 294247: no calendar of ours tells them.
  if (second > lastSecond || second < -lastSecond) return `${second}.${fraction}`;
  return `${toTheSecond(second)}.${fraction}Z`;
}

/** Rows come in order of time: most share their second with the row before. */
let latest = {second: 0n, text: '1970-01-01T00:00:00'};

function toTheSecond(second: bigint): string {
  if (second !== latest.second) {
    const text = new Date(Number(second) * 1000).toISOString().slice(0, -'.000Z'.length);
    latest = {second, text};
  }
  return latest.text;
}

/** Ticks since midnight as `12:03:21.395000`. */
export function isoTime(ticks: bigint, unit: TimeUnit): string {
  const [second, fraction] = split(ticks, unit);
  const parts = [second / 3600n, (second / 60n) % 60n, second % 60n];
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${fraction}`;
}

/** The day that DuckDB stores for infinity, and its negative for minus infinity. */
const lastDay = 2 ** 31 - 1;

/** Epoch milliseconds of a day's midnight as `2024-09-22`; `infinity` and `-infinity` as DuckDB writes them. */
export function isoDate(midnight: number): string {
  const day = Math.round(midnight / 86_400_000);
  if (Math.abs(day) === lastDay) return day > 0 ? 'infinity' : '-infinity';
  const date = new Date(midnight);
  // Beyond Date's range: days since 1970, as no calendar of ours tells them.
  if (Number.isNaN(date.getTime())) return String(day);
  const text = date.toISOString();
  return text.slice(0, text.indexOf('T'));
}

function split(ticks: bigint, unit: TimeUnit): readonly [second: bigint, fraction: string] {
  const {perSecond, toFraction, digits} = units[unit];
  const within = ((ticks % perSecond) + perSecond) % perSecond;
  return [(ticks - within) / perSecond, String(within * toFraction).padStart(digits, '0')];
}
