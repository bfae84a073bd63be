import {putMicros} from './numbers';

/**
 * ISO 8601 as OpenF1 and its kin write it: date, T or space, time, a fraction of any length (kept to the microsecond),
 * Z or an offset; or a date alone. No zone means UTC.
 */

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Two digits, or NaN. */
function twoDigits(bytes: Uint8Array, p: number): number {
  const tens = (bytes[p] ?? 0) - 0x30;
  const ones = (bytes[p + 1] ?? 0) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Seconds from 1970 to the beginning of the day written as YYYY-MM-DD at `p`; NaN when there is no such day. */
function secondsOfDay(bytes: Uint8Array, p: number): number {
  const year = twoDigits(bytes, p) * 100 + twoDigits(bytes, p + 2);
  const month = twoDigits(bytes, p + 5);
  const day = twoDigits(bytes, p + 8);
  if (bytes[p + 4] !== 0x2d || bytes[p + 7] !== 0x2d || Number.isNaN(year)) return Number.NaN;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)))
    return Number.NaN;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const dayOfYear =
    (daysBeforeMonth[month - 1] ?? 0) + day - 1 + (month > 2 && isLeap(year) ? 1 : 0);
  return (year * 365 + leapDays + dayOfYear - 719527) * 86400;
}

/** Seconds from 1970 to the hour written as `YYYY-MM-DDTHH:` at `p`; NaN when that is no hour. */
export function secondsOfHour(bytes: Uint8Array, p: number): number {
  const hour = twoDigits(bytes, p + 11);
  const between = bytes[p + 10];
  if ((between !== 0x54 && between !== 0x20) || bytes[p + 13] !== 0x3a) return Number.NaN;
  return hour <= 23 ? secondsOfDay(bytes, p) + hour * 3600 : Number.NaN;
}

/** Stores the text from `p` to `end` as microseconds in UTC; false when it is no timestamp. Null `words`: only asks. */
export function putTimestamp(
  words: Int32Array | null,
  index: number,
  bytes: Uint8Array,
  p: number,
  end: number,
): boolean {
  let seconds = end - p === 10 ? secondsOfDay(bytes, p) : Number.NaN;
  let micros = 0;
  if (end - p >= 19) {
    const minute = twoDigits(bytes, p + 14);
    const second = twoDigits(bytes, p + 17);
    if (!(minute <= 59 && second <= 59) || bytes[p + 16] !== 0x3a) return false;
    seconds = secondsOfHour(bytes, p) + minute * 60 + second;
    p += 19;
    if (p < end && bytes[p] === 0x2e) {
      const first = ++p;
      for (let unit = 100000; p < end && isDigit(bytes[p] ?? 0); p++, unit /= 10)
        if (unit >= 1) micros += ((bytes[p] ?? 0) - 0x30) * unit;
      if (p === first) return false;
    }
    seconds -= offsetSeconds(bytes, p, end);
  }
  if (Number.isNaN(seconds)) return false;
  if (words) putMicros(words, index, seconds, micros);
  return true;
}

/** Stores the text from `p` to `end`, YYYY-MM-DD and no more, as days from 1970; false when it is none. Null `words`: only asks. */
export function putDate(
  words: Int32Array | null,
  index: number,
  bytes: Uint8Array,
  p: number,
  end: number,
): boolean {
  const seconds = end - p === 10 ? secondsOfDay(bytes, p) : Number.NaN;
  if (Number.isNaN(seconds)) return false;
  if (words) words[index] = seconds / 86400;
  return true;
}

const isDigit = (c: number) => c >= 0x30 && c <= 0x39;

/** Z, +hh:mm, -hh:mm or nothing; NaN for anything else. */
function offsetSeconds(bytes: Uint8Array, p: number, end: number): number {
  if (p === end) return 0;
  const sign = bytes[p];
  if (sign === 0x5a && end - p === 1) return 0;
  if ((sign !== 0x2b && sign !== 0x2d) || end - p !== 6 || bytes[p + 3] !== 0x3a) return Number.NaN;
  const hours = twoDigits(bytes, p + 1);
  const minutes = twoDigits(bytes, p + 4);
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN;
  return (hours * 3600 + minutes * 60) * (sign === 0x2d ? -1 : 1);
}
