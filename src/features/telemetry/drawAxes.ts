import type {Surface} from '#/ui/Canvas';
import type {Comparison} from './comparison';
import {margins, type Strip} from './strips';
import {type Scale, scaleOf, yOf} from './traceScale';
import type {MetreRange} from './traceView';

/** What the lines are read by: strips with their ticks, distances and corners of a range of the lap. */
export function drawAxes(
  surface: Surface,
  {
    comparison,
    strips,
    range,
  }: {
    readonly comparison: Comparison;
    readonly strips: readonly Strip[];
    readonly range: MetreRange;
  },
): void {
  const scale = scaleOf(range, surface.width);
  surface.context.font = '11px system-ui, sans-serif';
  drawDistances(surface, scale, range);
  drawCorners(surface, scale, comparison);
  for (const strip of strips) drawFrame(surface, scale, strip);
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
