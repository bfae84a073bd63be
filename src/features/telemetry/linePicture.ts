import type {Surface} from '#/ui/Canvas';
import {drawLine, type TraceLine} from './drawLine';
import {scaleOf} from './traceScale';
import type {MetreRange} from './traceView';

/** Lines over a range, drawn a bit at a time. */
export interface LinePicture {
  readonly range: MetreRange;
  readonly isDone: () => boolean;
  /** Draws about as many points more as fit a frame, fewer while the picture moves. */
  readonly goOn: (isMoving: boolean) => void;
  /** Shows a part of the range on a surface, stretched to its width. */
  readonly show: (surface: Surface, part: MetreRange) => void;
}

/** Of a frame, for drawing; what is left of its 16 ms belongs to all else. */
const spentMs = {moving: 2.5, resting: 6};
/** What is drawn in a millisecond: to begin with, then as measured on this machine. */
let pointsAMs = 300;

/** Nothing is drawn yet. `width` is that of the range, in the surface's pixels. */
export function linePicture(
  lines: readonly TraceLine[],
  {
    surface: {context: shown, height, ink},
    range,
    width,
  }: {readonly surface: Surface; readonly range: MetreRange; readonly width: number},
): LinePicture {
  const ratio = shown.getTransform().a;
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  let next = 0;
  return {
    range,
    isDone: () => next >= lines.length,
    goOn(isMoving) {
      if (!context) {
        next = lines.length;
        return;
      }
      const started = performance.now();
      const enough = pointsAMs * (isMoving ? spentMs.moving : spentMs.resting);
      let points = 0;
      for (; next < lines.length && points < enough; next += 1) {
        const line = lines[next];
        if (line) points += drawLine({context, ink}, line, {range, left: 0, width}, false);
      }
      // A canvas keeps what is drawn in mind until it is looked at; all at once would take too long.
      context.getImageData(0, 0, 1, 1);
      const measured = points / Math.max(0.1, performance.now() - started);
      pointsAMs = Math.min(5000, Math.max(150, (pointsAMs + measured) / 2));
    },
    show({context: target, width: targetWidth}, [from, to]) {
      const {left, right} = scaleOf(range, targetWidth);
      const pixels = canvas.width / (range[1] - range[0]);
      target.imageSmoothingEnabled = false;
      target.drawImage(
        canvas,
        (from - range[0]) * pixels,
        0,
        (to - from) * pixels,
        canvas.height,
        left,
        0,
        right - left,
        height,
      );
    },
  };
}
