import {type Place, type TrackFit, trackFit} from '#/domain/trackFit';
import type {Surface} from '#/ui/Canvas';
import type {Comparison} from './comparison';
import {type PathPoint, placeOnPath} from './trackPath';

interface Stretch {
  readonly from: Place;
  readonly to: Place;
  readonly colour: string;
}

/** A circuit with coloured stretches, between its ground and its corner numbers. */
export function drawTrack(
  surface: Surface,
  {
    path,
    colourOf,
    comparison,
  }: {
    readonly path: readonly PathPoint[];
    /** CSS colour of the stretch that ends at a distance; null leaves the ground. */
    readonly colourOf: (metres: number) => string | null;
    readonly comparison: Comparison;
  },
): void {
  const fit = fitOf(path, surface);
  const points = path.map((point) => ({...fit(point), metres: point.metres}));
  const {context, ink} = surface;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = 9;
  context.strokeStyle = ink('var(--line)');
  context.beginPath();
  points.forEach(({x, y}, i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
  context.lineWidth = 5;
  points.slice(1).forEach((to, i) => {
    const from = points[i];
    const colour = colourOf(to.metres);
    if (from && colour !== null) drawStretch(surface, {from, to, colour});
  });
  drawLine(surface, points);
  for (const {number, distanceM} of comparison.corners) {
    const place = placeOnPath(path, distanceM);
    if (place) drawNumber(surface, String(number), fit(place));
  }
}

/** How places of the circuit lie on the surface. */
export const fitOf = (
  path: readonly Place[],
  {width, height}: Pick<Surface, 'width' | 'height'>,
): TrackFit => trackFit(path, {width, height, padding: 34});

function drawStretch({context, ink}: Surface, {from, to, colour}: Stretch): void {
  context.strokeStyle = ink(colour);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

/** Start and finish, across the track, with the direction of the lap. */
function drawLine({context, ink}: Surface, points: readonly Place[]): void {
  const [from, to] = [points[0], points.find((_, i) => i > 2)];
  if (!from || !to) return;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.save();
  context.translate(from.x, from.y);
  context.rotate(angle);
  context.strokeStyle = ink('var(--text)');
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(0, -9);
  context.lineTo(0, 9);
  context.moveTo(2, -14);
  context.lineTo(14, -14);
  context.lineTo(10, -17);
  context.moveTo(14, -14);
  context.lineTo(10, -11);
  context.stroke();
  context.restore();
}

/** A number beside the track, on the side away from the picture's middle. */
export function drawNumber({context, width, height, ink}: Surface, text: string, at: Place): void {
  const [dx, dy] = [at.x - width / 2, at.y - height / 2];
  const far = Math.max(1, Math.hypot(dx, dy));
  const [x, y] = [at.x + (dx / far) * 15, at.y + (dy / far) * 15];
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.strokeStyle = ink('var(--bg-raised)');
  context.strokeText(text, x, y);
  context.fillStyle = ink('var(--text-muted)');
  context.fillText(text, x, y);
}
