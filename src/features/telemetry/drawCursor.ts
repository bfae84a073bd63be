import type {Surface} from '#/ui/Canvas';
import type {Comparison} from './comparison';
import {margins, type Strip, stripValue} from './strips';
import {scaleOf, yOf} from './traceScale';
import type {TraceView} from './traceView';

/** Laps whose values are shown at the cursor: more are a band of lines. */
export const followedLaps = 12;

/** The cursor with each lap's value on it, and the range being marked. */
export function drawCursor(
  {context, width, height, ink}: Surface,
  {
    comparison,
    strips,
    view,
  }: {
    readonly comparison: Comparison;
    readonly strips: readonly Strip[];
    readonly view: TraceView;
  },
): void {
  const {range, cursor, marked} = view;
  const scale = scaleOf(range, width);
  const bottom = height - margins.bottom;
  if (marked) {
    const [from, to] = [scale.xOf(marked[0]), scale.xOf(marked[1])];
    context.fillStyle = ink('color-mix(in srgb, var(--accent) 16%, transparent)');
    context.fillRect(from, margins.top, to - from, bottom - margins.top);
  }
  if (cursor === null || cursor < range[0] || cursor > range[1]) return;
  const x = scale.xOf(cursor);
  context.strokeStyle = ink('var(--text-muted)');
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, margins.top - 4);
  context.lineTo(x, bottom);
  context.stroke();
  context.strokeStyle = ink('var(--bg-raised)');
  context.lineWidth = 1.5;
  for (const lap of comparison.laps.slice(0, followedLaps)) {
    context.fillStyle = ink(lap.colour);
    for (const strip of strips) {
      const value = stripValue(strip.id, lap, cursor);
      if (Number.isNaN(value)) continue;
      context.beginPath();
      context.arc(x, yOf(strip, value), 3.5, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  }
}
