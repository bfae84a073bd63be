/** Figures as people read them. English throughout, UTC never implied: clock times are the reader's own. */

const whole = new Intl.NumberFormat('en');
export const formatCount = (value: number): string => whole.format(value);

/** `1 file`, `2 files`. */
export const formatCounted = (value: number, one: string, many = `${one}s`): string =>
  `${whole.format(value)} ${value === 1 ? one : many}`;

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units with three significant digits. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${units[power] ?? 'B'}`;
}

/** A duration given in milliseconds: `85 ms`, `2.4 s`, `3 min 05 s`, `1 h 12 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const clock = new Intl.DateTimeFormat('en', {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const day = new Intl.DateTimeFormat('en', {day: 'numeric', month: 'short', year: 'numeric'});

/** The reader's clock time; with the date unless it is the same day as `now`. Both are epoch milliseconds. */
export function formatWhen(epochMs: number, now: number): string {
  const time = clock.format(epochMs);
  return day.format(epochMs) === day.format(now)
    ? `today at ${time}`
    : `${day.format(epochMs)}, ${time}`;
}
