let lastSecond = Number.NaN;
let lastText = '';

/**
 * OpenF1's spelling of a moment: UTC with `+00:00`; six digits of microseconds, and none when they are zero.
 * `ms` is whole epoch milliseconds.
 */
export function timestamp(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = new Date(second * 1000).toISOString().slice(0, 19);
  }
  const rest = ms - second * 1000;
  if (rest === 0) return `${lastText}+00:00`;
  return `${lastText}.${String(rest).padStart(3, '0')}000+00:00`;
}
