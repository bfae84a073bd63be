/** Where a small line of rates runs. */
export interface Sparkline {
  /** `x,y x,y …` as SVG's polyline takes them. */
  readonly points: string;
  readonly end: {readonly x: number; readonly y: number};
  /** The rate at the lower edge. */
  readonly low: number;
}

interface SparklineBox {
  readonly width: number;
  readonly height: number;
  /** Free room on every side. */
  readonly inset: number;
}

/** A line through the rates, oldest first: the upper edge is 1, the lower one the least of them or 0.9. Null of none. */
export function sparkline(
  rates: readonly number[],
  {width, height, inset}: SparklineBox,
): Sparkline | null {
  if (rates.length === 0) return null;
  const low = Math.min(0.9, ...rates);
  const step = rates.length > 1 ? (width - 2 * inset) / (rates.length - 1) : 0;
  const first = rates.length > 1 ? inset : width - inset;
  const places = rates.map((rate, at) => ({
    x: round(first + at * step),
    y: round(inset + ((1 - rate) / (1 - low)) * (height - 2 * inset)),
  }));
  const end = places.at(-1) ?? {x: 0, y: 0};
  return {points: places.map(({x, y}) => `${x},${y}`).join(' '), end, low};
}

const round = (value: number) => Math.round(value * 10) / 10;
