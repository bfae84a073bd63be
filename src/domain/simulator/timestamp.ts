const twoDigits = Array.from({length: 60}, (_, n) => String(n).padStart(2, '0'));
/** What follows the seconds, by milliseconds. */
const endings = Array.from({length: 1000}, (_, ms) =>
  ms === 0 ? '+00:00' : `.${String(ms).padStart(3, '0')}000+00:00`,
);
/** Rows come in order of time, so the minute of the last one is mostly that of the next. */
let lastMinute = Number.NaN;
let lastText = '';

/**
 * OpenF1's spelling of a moment: UTC with `+00:00`; six digits of microseconds, and none when they are zero.
 * `ms` is whole epoch milliseconds.
 */
export function timestamp(ms: number): string {
  const minute = Math.floor(ms / 60_000);
  if (minute !== lastMinute) {
    lastMinute = minute;
    lastText = new Date(minute * 60_000).toISOString().slice(0, 17);
  }
  const rest = ms - minute * 60_000;
  const second = Math.floor(rest / 1000);
  return `${lastText}${twoDigits[second] ?? ''}${endings[rest - second * 1000] ?? ''}`;
}
