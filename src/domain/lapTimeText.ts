/** What stands where a value is not known. */
export const absent = '–';

type Maybe<T> = T | null | undefined;

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

/** Rounds to the millisecond before splitting, so that 59.9996 s reads 1:00.000 and not 0:60.000. */
function clock(seconds: number) {
  const ms = Math.round(Math.abs(seconds) * 1000);
  return {
    hours: Math.floor(ms / 3_600_000),
    minutes: Math.floor(ms / 60_000) % 60,
    seconds: Math.floor(ms / 1000) % 60,
    fraction: pad(ms % 1000, 3),
  };
}

/** Seconds as `m:ss.mmm`; from an hour on `h:mm:ss.mmm`. Nothing, infinite or negative time reads as a dash. */
export function lapTimeText(seconds: Maybe<number>): string {
  if (seconds === null || seconds === undefined || !(seconds >= 0 && seconds < Infinity))
    return absent;
  const time = clock(seconds);
  const tail = `${pad(time.seconds, 2)}.${time.fraction}`;
  return time.hours > 0
    ? `${time.hours}:${pad(time.minutes, 2)}:${tail}`
    : `${time.minutes}:${tail}`;
}

/** Seconds behind as `+s.mmm`, from a minute on `+m:ss.mmm`; a negative gap keeps its minus sign. */
export function gapText(seconds: Maybe<number>): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return absent;
  const time = clock(seconds);
  const sign = seconds < 0 ? '−' : '+';
  const minutes = time.hours * 60 + time.minutes;
  return minutes > 0
    ? `${sign}${minutes}:${pad(time.seconds, 2)}.${time.fraction}`
    : `${sign}${time.seconds}.${time.fraction}`;
}

/** Laps behind as timing screens write them: `+1 LAP`, `+2 LAPS`. */
export function lapsDownText(laps: number): string {
  return laps === 1 ? '+1 LAP' : `+${laps} LAPS`;
}
