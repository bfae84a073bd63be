import {thinned} from '#/domain/telemetry/thinned';
import type {Surface} from '#/ui/Canvas';
import type {ComparedLap, Comparison} from './comparison';
import {margins, type Strip, stripValues} from './strips';
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

/** All strips with the laps' lines over a range of the lap. While it moves lines are solid and thin, which takes much less time. */
export function drawTraces(
  surface: Surface,
  {
    comparison,
    strips,
    range,
    isMoving,
  }: {
    readonly comparison: Comparison;
    readonly strips: readonly Strip[];
    readonly range: MetreRange;
    readonly isMoving: boolean;
  },
): void {
  const {context, width, height, ink} = surface;
  const scale = scaleOf(range, width);
  context.font = '11px system-ui, sans-serif';
  context.lineJoin = 'round';
  drawDistances(surface, scale, range);
  drawCorners(surface, scale, comparison);
  for (const strip of strips) drawFrame(surface, scale, strip);
  context.save();
  context.beginPath();
  context.rect(scale.left, 0, scale.right - scale.left, height);
  context.clip();
  for (const lap of comparison.laps.toReversed()) {
    context.strokeStyle = ink(lap.colour);
    context.setLineDash(isMoving ? [] : [...lap.dash]);
    context.lineWidth = isMoving ? 1 : 1.6;
    for (const strip of strips) drawLine(surface, {scale, strip, lap, comparison, range});
  }
  context.restore();
}

interface Line {
  readonly scale: Scale;
  readonly strip: Strip;
  readonly lap: ComparedLap;
  readonly comparison: Comparison;
  readonly range: MetreRange;
}

/** One line; lifted where nothing is known. */
function drawLine({context}: Surface, {scale, strip, lap, comparison, range}: Line): void {
  const places = strip.id === 'delta' ? comparison.grid : lap.trace.distanceM;
  const values = stripValues(strip.id, lap);
  const [from, to] = range;
  const parts = Math.ceil(scale.right - scale.left);
  let before = Number.NaN;
  context.beginPath();
  for (const i of thinned(places, values, {from, to, parts})) {
    const x = scale.xOf(places[i] ?? 0);
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
}

/** Name, ticks and lines of a strip. */
function drawFrame({context, ink}: Surface, {left, right}: Scale, strip: Strip): void {
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.lineWidth = 1;
  for (const tick of strip.ticks) {
    const y = Math.round(yOf(strip, tick)) + 0.5;
    context.strokeStyle = ink(
      strip.id === 'delta' && tick === 0 ? 'var(--line-strong)' : 'var(--line)',
    );
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(right, y);
    context.stroke();
    context.fillStyle = ink('var(--text-muted)');
    context.fillText(tickText(strip, tick), left - 6, y);
  }
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillStyle = ink('var(--text)');
  const unit = strip.unit === '' ? '' : ` (${strip.unit})`;
  context.fillText(`${strip.label}${unit}`, left, strip.top - 5);
}

function tickText({id}: Strip, tick: number): string {
  if (id === 'drs') return tick === 1 ? 'open' : 'shut';
  if (id === 'delta') return (tick > 0 ? '+' : '') + String(tick).replace('-', '−');
  return tick.toLocaleString('en-GB');
}

function drawDistances(
  {context, width, height, ink}: Surface,
  scale: Scale,
  [from, to]: MetreRange,
) {
  const wanted = (to - from) / Math.max(2, (scale.right - scale.left) / 90);
  const step = [10, 20, 50, 100, 200, 500, 1000, 2000].find((metres) => metres >= wanted) ?? 5000;
  const bottom = height - margins.bottom;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.fillStyle = ink('var(--text-muted)');
  for (let metres = Math.ceil(from / step) * step; metres <= to; metres += step) {
    const text = metres.toLocaleString('en-GB');
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.min(scale.xOf(metres), width - half - 1), bottom + 5);
  }
  context.textAlign = 'right';
  context.fillText('Distance from the line (m)', scale.right, bottom + 19);
}

function drawCorners({context, height, ink}: Surface, scale: Scale, {corners}: Comparison): void {
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.lineWidth = 1;
  context.strokeStyle = ink('var(--line)');
  context.fillStyle = ink('var(--text-muted)');
  context.setLineDash([2, 3]);
  let last = -Infinity;
  for (const {number, distanceM} of corners) {
    const x = Math.round(scale.xOf(distanceM)) + 0.5;
    if (x < scale.left || x > scale.right) continue;
    context.beginPath();
    context.moveTo(x, 16);
    context.lineTo(x, height - margins.bottom);
    context.stroke();
    if (x - last < 16) continue;
    context.fillText(String(number), x, 3);
    last = x;
  }
  context.setLineDash([]);
  context.textAlign = 'right';
  context.fillText('Corner', scale.left - 6, 3);
}
