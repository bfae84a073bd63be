import type {Place} from '#/domain/trackFit';
import type {LapSpan} from './lapAt';
import {type CarTrack, placeAt} from './placeAt';

/** Places of one lap at even shares of its time, the line at both ends. */
export type LapPath = readonly Place[];

const parts = 240;

/** The path of the quickest lap that a car was located on all along; null when there is none. */
export function lapPath(track: CarTrack, laps: readonly LapSpan[]): LapPath | null {
  const quickest = laps
    .flatMap(({start, end}) =>
      end === null || end <= start ? [] : [{start, seconds: end - start}],
    )
    .toSorted((a, b) => a.seconds - b.seconds);
  for (const {start, seconds} of quickest) {
    const places = Array.from({length: parts + 1}, (_, i) =>
      placeAt(track, start + (seconds * i) / parts),
    );
    const known = places.filter((place) => place !== null);
    if (known.length === places.length) return known;
  }
  return null;
}

/** Where a car is after a share of its lap's time, 0 to 1, if it drives the lap as the path does. */
export function placeOnLap(path: LapPath, share: number): Place {
  const at = Math.min(1, Math.max(0, share)) * (path.length - 1);
  const from = path[Math.floor(at)] ?? {x: Number.NaN, y: Number.NaN};
  const to = path[Math.ceil(at)] ?? from;
  return {x: from.x + (to.x - from.x) * (at % 1), y: from.y + (to.y - from.y) * (at % 1)};
}
