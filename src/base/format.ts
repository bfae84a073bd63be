/** Texts for amounts, the same on every screen. */

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units with at most three digits: `640 B`, `3.5 MB`. */
export function bytesText(bytes: number): string {
  const power = Math.min(
    byteUnits.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)),
  );
  const amount = bytes / 1000 ** power;
  const digits = power > 0 && amount < 9.95 ? 1 : 0;
  return `${Number(amount.toFixed(digits))} ${byteUnits[power]}`;
}

/** A count with its thousands grouped: `1,234`. */
export const countText = (count: number): string => count.toLocaleString('en-GB');

/** `1 lap`, `2 laps`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

/** A rough length of time: `under 1 s`, `45 s`, `4 min`, `1 h 5 min`. */
export function durationText(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0
    ? `${minutes / 60} h`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
