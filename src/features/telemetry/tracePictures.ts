import type {Surface} from '#/ui/Canvas';
import type {TraceLine} from './drawLine';
import {type LinePicture, linePicture} from './linePicture';
import {scaleOf} from './traceScale';
import type {MetreRange} from './traceView';

export interface TracePictures {
  /** Whether they are in the size and the colours of a surface. */
  readonly fits: (surface: Surface) => boolean;
  /** Shows a range as well as it is known; answers whether there is more to be drawn. */
  readonly paint: (surface: Surface, range: MetreRange, isMoving: boolean) => boolean;
}

/**
 * Lines drawn bit by bit, frame after frame, into a picture of the whole lap and then one of about what is seen. What
 * moves meanwhile is the picture that is there, stretched: that costs the same for a thousand points as for a hundred
 * thousand.
 */
export function tracePictures(
  lines: readonly TraceLine[],
  lengthM: number,
  {ink, width}: Surface,
): TracePictures {
  const wholeLap: MetreRange = [0, lengthM];
  let whole: LinePicture | null = null;
  let near: LinePicture | null = null;
  /** Being drawn. */
  let next: LinePicture | null = null;
  return {
    // Another theme has another ink.
    fits: (surface) => surface.ink === ink && surface.width === width,
    paint(surface, range, isMoving) {
      whole ??= begun(surface, wholeLap, 1);
      if (whole.isDone()) drawNear(whole, surface, {range, isMoving});
      else whole.goOn(isMoving);
      bestOf(whole, range).show(surface, range);
      return !whole.isDone() || next !== null;
    },
  };

  function begun(surface: Surface, range: MetreRange, times: number): LinePicture {
    const {left, right} = scaleOf(range, surface.width);
    return linePicture(lines, {surface, range, width: (right - left) * times});
  }

  function bestOf(fallback: LinePicture, range: MetreRange): LinePicture {
    return near && covers(near, range) ? near : fallback;
  }

  function drawNear(
    fallback: LinePicture,
    surface: Surface,
    {range, isMoving}: {readonly range: MetreRange; readonly isMoving: boolean},
  ): void {
    if (isLike(bestOf(fallback, range), range, isMoving ? 1.5 : 1)) {
      next = null;
      return;
    }
    const isOfUse = next && covers(next, range) && isLike(next, range, isMoving ? 2 : 1);
    const going = isOfUse && next ? next : begun(surface, wider(range), widerBy);
    going.goOn(isMoving);
    next = going.isDone() ? null : going;
    if (going.isDone()) near = going;
  }

  /** Whether a picture shows a range at its own scale, up to a factor. */
  function isLike(picture: LinePicture, range: MetreRange, factor: number): boolean {
    const ownM = sizeOf(picture.range) / (picture.range === wholeLap ? 1 : widerBy);
    const scale = ownM / sizeOf(range);
    return scale <= factor * 1.0001 && scale >= 0.9999 / factor;
  }
}

const sizeOf = ([from, to]: MetreRange): number => to - from;

const covers = ({range}: LinePicture, [from, to]: MetreRange): boolean =>
  range[0] <= from && range[1] >= to;

const widerBy = 2;

/** With half as much on either side, so that it can be moved. */
function wider([from, to]: MetreRange): MetreRange {
  const more = ((to - from) * (widerBy - 1)) / 2;
  return [from - more, to + more];
}
