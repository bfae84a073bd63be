import {plural} from '#/base/format';
import type {MiniSector} from '#/domain/telemetry/miniSectors';
import type {ComparedLap, Comparison} from './comparison';

/** What the pictures show, each in a sentence made from its figures. */

const metres = (value: number) => `${Math.round(value).toLocaleString('en-GB')} m`;

/** Who was faster over the lap, and where the most was won against the first lap; null for a lap alone. */
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
  const gains = parts.map(({fromM, toM, times}) => ({
    fromM,
    toM,
    gain: (times[0] ?? 0) - (times[laps.indexOf(fastest)] ?? Infinity),
  }));
  const most = gains.toSorted((a, b) => b.gain - a.gain)[0];
  if (!most || !(most.gain > 0.0005)) return words;
  const corner = corners.find(({distanceM}) => distanceM >= most.fromM && distanceM < most.toM);
  const where = corner
    ? `in corner ${corner.number}`
    : `on the way from ${metres(most.fromM)} to ${metres(most.toM)}`;
  return `${words} It gains most ${where}: ${most.gain.toFixed(3)} s.`;
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
    .toSorted((a, b) => b.count - a.count);
  const open = parts.filter(({winner}) => winner === null).length;
  const list = wins.map(({name, count}) => `${name} in ${count}`).join(', ');
  const rest = open === 0 ? '' : ` ${plural(open, 'part has', 'parts have')} no winner.`;
  return `Fastest of ${parts.length} equal parts: ${list}.${rest}`;
}
