import type {Surface} from '#/ui/Canvas';
import {drawLine, pointsIn, type TraceLine} from './drawLine';
import {tracePictures, type TracePictures} from './tracePictures';
import {scaleOf} from './traceScale';
import type {MetreRange} from './traceView';

/** Points that are drawn within a frame, with time to spare: thin solid ones, and dashed ones. */
const directPoints = {moving: 3000, resting: 1500};

export interface TracePainter {
  /** Draws the lines over a range as well as they are known; answers whether it should be called again in the next frame. */
  readonly paint: (surface: Surface, range: MetreRange, isMoving: boolean) => boolean;
}

/**
 * Draws lines of any number of points in frames of even length: few as they are, many by way of pictures that are drawn
 * bit by bit.
 */
export function tracePainter(lines: readonly TraceLine[], lengthM: number): TracePainter {
  let pictures: TracePictures | null = null;
  return {
    paint(surface, range, isMoving) {
      const {context, width, height} = surface;
      const {left, right} = scaleOf(range, width);
      context.save();
      context.beginPath();
      context.rect(left, 0, right - left, height);
      context.clip();
      const few = isMoving ? directPoints.moving : directPoints.resting;
      let isUnfinished = false;
      if (pointsIn(lines, range) <= few) {
        const scale = {range, left, width: right - left};
        for (const line of lines) drawLine(surface, line, scale, isMoving);
      } else {
        if (!pictures?.fits(surface)) pictures = tracePictures(lines, lengthM, surface);
        isUnfinished = pictures.paint(surface, range, isMoving);
      }
      context.restore();
      return isUnfinished;
    },
  };
}
