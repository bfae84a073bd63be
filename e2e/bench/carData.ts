import {closeSync, openSync, statSync, writeSync} from 'node:fs';

const drivers = [1, 2, 4, 10, 11, 14, 16, 18, 20, 22, 23, 24, 27, 31, 44, 55, 63, 77, 81, 43];
const start = Date.UTC(2023, 8, 17, 11, 10, 11, 501);
/** Milliseconds between samples, as OpenF1's come: irregular, about 3.7 a second. */
const steps = [240, 280, 260, 320, 200, 280];

const wave = (i: number, period: number, top: number): number =>
  Math.round(((Math.sin((i * 2 * Math.PI) / period) + 1) / 2) * top);

function sample(i: number, driver: number, time: number, session: number): string {
  const speed = wave(i, 370, 330);
  const onThrottle = speed > 120;
  const date = new Date(time).toISOString().replace('Z', '000+00:00');
  return `{"session_key":${session},"driver_number":${driver},"date":"${date}","speed":${speed},"throttle":${
    onThrottle ? wave(i, 91, 100) : 0
  },"brake":${onThrottle ? 0 : 100},"n_gear":${Math.min(8, Math.floor(speed / 40))},"rpm":${
    4000 + wave(i, 37, 8500)
  },"drs":${i % 400 > 320 ? 12 : 8},"meeting_key":1219}`;
}

/**
 * Writes one answer of car_data in OpenF1's shape and key order, without blanks, as the API sends it.
 * The same bytes at every call with the same session. Returns their number.
 */
export function writeCarData(path: string, rows: number, session: number): number {
  const file = openSync(path, 'w');
  const perDriver = Math.ceil(rows / drivers.length);
  let chunk: string[] = [];
  for (let i = 0; i < rows; i++) {
    const index = i % perDriver;
    const time =
      start +
      Math.floor(index / steps.length) * 1580 +
      steps.slice(0, index % steps.length).reduce((sum, step) => sum + step, 0);
    chunk.push(
      `${i === 0 ? '[' : ','}${sample(i, drivers[Math.floor(i / perDriver)] ?? 1, time, session)}`,
    );
    if (chunk.length === 10_000 || i === rows - 1) {
      writeSync(file, chunk.join(''));
      chunk = [];
    }
  }
  writeSync(file, ']');
  closeSync(file);
  return statSync(path).size;
}
