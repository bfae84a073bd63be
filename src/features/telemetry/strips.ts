import type {Channel} from '#/domain/telemetry/trace';
import {valueAt} from '#/domain/telemetry/valueAt';
import type {ComparedLap, Comparison} from './comparison';

export type StripId = 'delta' | Channel;

/** One of the pictures above each other. */
export interface Strip {
  readonly id: StripId;
  readonly label: string;
  readonly unit: string;
  /** Values hold until the next one. */
  readonly isStepped: boolean;
  /** Least and greatest value drawn. */
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** Pixels from the top of the picture. */
  readonly top: number;
  readonly height: number;
}

/** Around the strips, in pixels. */
export const margins = {left: 48, right: 14, top: 36, bottom: 34};
const gap = 20;

/** Share of the height, label and unit of each strip; the domains that do not depend on the laps. */
const kinds = [
  {id: 'delta', share: 2.2, label: 'Time behind the first lap', unit: 's', isStepped: false},
  {id: 'speed', share: 4, label: 'Speed', unit: 'km/h', isStepped: false},
  {id: 'throttle', share: 1.5, label: 'Throttle', unit: '%', isStepped: false},
  {id: 'brake', share: 0.9, label: 'Brake', unit: '%', isStepped: true},
  {id: 'gear', share: 1.5, label: 'Gear', unit: '', isStepped: true},
  {id: 'rpm', share: 1.5, label: 'Engine', unit: 'rpm', isStepped: false},
  {id: 'drs', share: 0.7, label: 'DRS', unit: '', isStepped: true},
] as const;

/** Between two ticks; of the delta as many as its range needs. */
const stepOf: Readonly<Record<Channel, number>> = {
  speed: 100,
  throttle: 100,
  brake: 100,
  gear: 2,
  rpm: 4000,
  drs: 1,
};
const deltaSteps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];

/** The strips in a picture of a height, with domains that hold every lap. */
export function stripsIn(comparison: Comparison, height: number): readonly Strip[] {
  // A lap alone is behind nothing.
  const shown = kinds.filter(({id}) => id !== 'delta' || comparison.laps.length > 1);
  const totalShare = shown.reduce((sum, {share}) => sum + share, 0);
  const room = height - margins.top - margins.bottom - gap * (shown.length - 1);
  let top = margins.top;
  return shown.map(({share, ...kind}) => {
    const domain = domainOf(kind.id, comparison.laps);
    const strip = {
      ...kind,
      domain,
      ticks: ticksOf(kind.id, domain),
      top,
      height: (room * share) / totalShare,
    };
    top += strip.height + gap;
    return strip;
  });
}

/** What a lap shows in a strip at a distance; NaN where that is not known. */
export function stripValue(strip: StripId, lap: ComparedLap, metres: number): number {
  if (strip !== 'delta') return valueAt(lap.trace, strip, metres);
  const at = (metres / lap.trace.lengthM) * (lap.delta.length - 1);
  const [from, to] = [lap.delta[Math.floor(at)], lap.delta[Math.ceil(at)]];
  return from === undefined || to === undefined ? Number.NaN : from + (to - from) * (at % 1);
}

/** Values as they are drawn. */
export function stripValues(strip: StripId, lap: ComparedLap): Float64Array {
  return strip === 'delta' ? lap.delta : lap.trace.values[strip];
}

function domainOf(id: StripId, laps: readonly ComparedLap[]): readonly [number, number] {
  if (id === 'throttle' || id === 'brake') return [0, 100];
  if (id === 'drs') return [0, 1];
  if (id === 'gear') return [0, 8];
  let [least, greatest] = [Infinity, -Infinity];
  for (const lap of laps)
    for (const value of stripValues(id, lap)) {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  if (least > greatest) return [0, 1];
  if (id === 'delta') return [Math.min(0, least) - 0.02, Math.max(0.05, greatest) + 0.02];
  const step = id === 'speed' ? 20 : 500;
  return [Math.floor(least / step) * step, Math.ceil(greatest / step + 0.01) * step];
}

function ticksOf(id: StripId, [from, to]: readonly [number, number]): readonly number[] {
  const step =
    id === 'delta' ? (deltaSteps.find((seconds) => (to - from) / seconds <= 4) ?? 100) : stepOf[id];
  const first = Math.ceil(from / step);
  return Array.from({length: Math.floor(to / step) - first + 1}, (_, i) =>
    Number(((first + i) * step).toFixed(3)),
  );
}
