import {plural} from '#/base/format';
import type {MiniSector} from '#/domain/telemetry/miniSectors';
import type {ComparedLap, Comparison} from './comparison';

/** What the pictures show, each in a sentence made from its figures. */

const metres = (value: number) => `${Math.round(value).toLocaleString('en-GB')} m`;

/** How the fastest of the other laps compares with the first, and where most of it was won or lost; null for a lap alone. */
export function overlayFinding(
  {laps, corners}: Comparison,
  parts: readonly MiniSector[],
): string | null {
  const [first, ...others] = laps;
  const fastest = others
    .filter(({lapTimeS}) => lapTimeS !== null)
    .toSorted((a, b) => (a.lapTimeS ?? 0) - (b.lapTimeS ?? 0))[0];
  if (!first || !fastest || first.lapTimeS === null || fastest.lapTimeS === null) return null;
  const behind = fastest.lapTimeS - first.lapTimeS;
  const words =
    Math.abs(behind) < 0.0005
      ? `${fastest.name} takes as long as ${first.name}.`
      : `${fastest.name} is ${Math.abs(behind).toFixed(3)} s ${behind < 0 ? 'faster' : 'slower'} than ${first.name}.`;
  const won = parts.map(({fromM, toM, times}) => ({
    fromM,
    toM,
    seconds: (times[0] ?? Number.NaN) - (times[laps.indexOf(fastest)] ?? Number.NaN),
  }));
  const sign = behind < 0 ? 1 : -1;
  const most = won
    .filter(({seconds}) => seconds * sign > 0.0005)
    .toSorted((a, b) => (b.seconds - a.seconds) * sign)[0];
  if (!most) return words;
  const corner = corners.find(({distanceM}) => distanceM >= most.fromM && distanceM < most.toM);
  const where = corner
    ? `in corner ${corner.number}`
    : `on the way from ${metres(most.fromM)} to ${metres(most.toM)}`;
  return `${words} It ${behind < 0 ? 'gains' : 'loses'} most ${where}: ${Math.abs(most.seconds).toFixed(3)} s.`;
}

/** The fastest and the slowest place of a lap; null where no speed is known. */
export function speedFinding({name, trace}: ComparedLap, {corners}: Comparison): string | null {
  let [slow, fast] = [-1, -1];
  trace.values.speed.forEach((speed, i, all) => {
    if (Number.isNaN(speed)) return;
    if (fast < 0 || speed > (all[fast] ?? 0)) fast = i;
    if (slow < 0 || speed < (all[slow] ?? 0)) slow = i;
  });
  if (slow < 0) return null;
  const place = (i: number) => {
    const at = trace.distanceM[i] ?? 0;
    const corner = corners.find(({distanceM}) => Math.abs(distanceM - at) < 60);
    return `${(trace.values.speed[i] ?? 0).toFixed(0)} km/h ${corner ? `in corner ${corner.number}` : `at ${metres(at)}`}`;
  };
  return `${name} goes ${place(fast)} and ${place(slow)}.`;
}

/** Who is fastest in how many parts; null for a lap alone. */
export function miniSectorFinding(
  laps: readonly ComparedLap[],
  parts: readonly MiniSector[],
): string | null {
  if (laps.length < 2) return null;
  const wins = laps
    .map(({name}, lap) => ({name, count: parts.filter(({winner}) => winner === lap).length}))
    .filter(({count}) => count > 0 || laps.length <= 4)
    .toSorted((a, b) => b.count - a.count);
  const open = parts.filter(({winner}) => winner === null).length;
  const told = wins.slice(0, 4).map(({name, count}) => `${name} in ${count}`);
  const others = wins.slice(4).reduce((sum, {count}) => sum + count, 0);
  const list = [...told, ...(others > 0 ? [`others in ${others}`] : [])].join(', ');
  const rest = open === 0 ? '' : ` ${plural(open, 'part has', 'parts have')} no winner.`;
  return `Fastest of ${parts.length} equal parts: ${list}.${rest}`;
}
