export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly padding: number;
}

/** How places on a circuit lie in a picture. */
export type TrackFit = (place: Place) => Place;

/**
 * Fits all places into a box as large as they go, centred, by a quarter turn where that makes them larger. The picture's
 * y goes down. Places that are not known (NaN) do not count.
 */
export function trackFit(places: readonly Place[], {width, height, padding}: Box): TrackFit {
  const known = places.filter(({x, y}) => Number.isFinite(x) && Number.isFinite(y));
  const xs = extentOf(known.map(({x}) => x));
  const ys = extentOf(known.map(({y}) => y));
  const [w, h] = [width - 2 * padding, height - 2 * padding];
  const upright = Math.min(w / xs.size, h / ys.size);
  const turned = Math.min(w / ys.size, h / xs.size);
  const scale = Math.max(upright, turned);
  const isTurned = turned > upright;
  return ({x, y}) => {
    const [right, down] = [(x - xs.middle) * scale, (ys.middle - y) * scale];
    return {
      x: width / 2 + (isTurned ? -down : right),
      y: height / 2 + (isTurned ? right : down),
    };
  };
}

function extentOf(values: readonly number[]): {readonly middle: number; readonly size: number} {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  if (least > greatest) return {middle: 0, size: 1};
  return {middle: (least + greatest) / 2, size: Math.max(1, greatest - least)};
}
