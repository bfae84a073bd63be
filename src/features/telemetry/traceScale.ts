import {margins, type Strip} from './strips';
import type {MetreRange} from './traceView';

/** Where metres and values lie in the picture. */
export interface Scale {
  readonly left: number;
  readonly right: number;
  readonly xOf: (metres: number) => number;
  readonly metresAt: (x: number) => number;
}

export function scaleOf([from, to]: MetreRange, width: number): Scale {
  const [left, right] = [margins.left, Math.max(margins.left + 1, width - margins.right)];
  const pixels = (right - left) / Math.max(1e-9, to - from);
  return {
    left,
    right,
    xOf: (metres) => left + (metres - from) * pixels,
    metresAt: (x) => from + (Math.min(right, Math.max(left, x)) - left) / pixels,
  };
}

export function yOf({domain: [low, high], top, height}: Strip, value: number): number {
  return top + height - ((value - low) / (high - low)) * height;
}
