import {indexUpTo} from '#/domain/telemetry/valueAt';
import {thinned} from '#/domain/telemetry/thinned';
import type {Surface} from '#/ui/Canvas';
import type {ComparedLap, Comparison} from './comparison';
import {type Strip, stripValues} from './strips';
import {yOf} from './traceScale';
import type {MetreRange} from './traceView';

/** A lap in a strip, as it is drawn. */
export interface TraceLine {
  readonly lap: ComparedLap;
  readonly strip: Strip;
  /** Metres, ascending. */
  readonly places: Float64Array;
  readonly values: Float64Array;
}

/** Every line of a picture from the undermost up; the first lap, against which the others are measured, lies on top. */
export const linesOf = ({laps, grid}: Comparison, strips: readonly Strip[]): readonly TraceLine[] =>
  laps.toReversed().flatMap((lap) =>
    strips.map((strip) => ({
      lap,
      strip,
      places: strip.id === 'delta' ? grid : lap.trace.distanceM,
      values: stripValues(strip.id, lap),
    })),
  );

/** Points of lines within a range: what drawing them costs. */
export function pointsIn(lines: readonly TraceLine[], [from, to]: MetreRange): number {
  return lines.reduce(
    (sum, {places}) => sum + indexUpTo(places, to) - indexUpTo(places, from) + 1,
    0,
  );
}

/** Where metres lie on a canvas, in its own pixels. */
export interface LineScale {
  readonly range: MetreRange;
  readonly left: number;
  readonly width: number;
}

/**
 * One line, lifted where nothing is known; solid and thin while `isMoving`, which takes much less time than dashes.
 * Answers how many points were drawn.
 */
export function drawLine(
  {context, ink}: Pick<Surface, 'context' | 'ink'>,
  {lap, strip, places, values}: TraceLine,
  {range: [from, to], left, width}: LineScale,
  isMoving: boolean,
): number {
  context.lineJoin = 'round';
  context.strokeStyle = ink(lap.colour);
  context.setLineDash(isMoving ? [] : [...lap.dash]);
  context.lineWidth = isMoving ? 1 : 1.6;
  const pixels = width / Math.max(1e-9, to - from);
  const drawn = thinned(places, values, {from, to, parts: Math.ceil(width)});
  let before = Number.NaN;
  context.beginPath();
  for (const i of drawn) {
    const x = left + ((places[i] ?? 0) - from) * pixels;
    const y = yOf(strip, values[i] ?? Number.NaN);
    if (!Number.isNaN(y)) {
      if (Number.isNaN(before)) context.moveTo(x, y);
      else {
        if (strip.isStepped) context.lineTo(x, before);
        context.lineTo(x, y);
      }
    } else if (strip.isStepped && !Number.isNaN(before)) context.lineTo(x, before);
    before = y;
  }
  context.stroke();
  return drawn.length;
}
