import {type RefObject, useCallback, useMemo, useRef} from 'react';
import {Canvas, type Surface} from '#/ui/Canvas';
import type {Comparison} from './comparison';
import {drawAxes} from './drawAxes';
import {linesOf} from './drawLine';
import type {Strip} from './strips';
import {tracePainter} from './tracePainter';
import type {TraceViewStore} from './traceView';

interface LineLayerProps {
  readonly comparison: Comparison;
  readonly strips: readonly Strip[];
  readonly view: TraceViewStore;
  readonly height: number;
}

/** The laps' lines with what they are read by. The canvas has `data-drawn` while nothing is left to be drawn. */
export function LineLayer({comparison, strips, view, height}: LineLayerProps) {
  const isMoving = useRef(false);
  const goOn = useRef(() => {});
  const lines = useMemo(() => linesOf(comparison, strips), [comparison, strips]);
  const painter = useMemo(() => tracePainter(lines, comparison.lengthM), [lines, comparison]);
  const draw = useCallback(
    (surface: Surface) => {
      const {range} = view.getState();
      drawAxes(surface, {comparison, strips, range});
      const isUnfinished = painter.paint(surface, range, isMoving.current);
      surface.context.canvas.toggleAttribute('data-drawn', !isUnfinished);
      if (isUnfinished) goOn.current();
    },
    [painter, comparison, strips, view],
  );
  const follow = useCallback(
    (redraw: () => void) => {
      goOn.current = redraw;
      return followMoves(view, isMoving, redraw);
    },
    [view],
  );
  return (
    <Canvas
      draw={draw}
      follow={follow}
      height={height}
      aria-hidden="true"
      data-traces=""
      data-points={lines.reduce((sum, {places}) => sum + places.length, 0)}
    />
  );
}

const restMs = 150;

/** Asks for a drawing whenever the range changes, and for another when it has come to rest. */
function followMoves(
  view: TraceViewStore,
  isMoving: RefObject<boolean>,
  redraw: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = view.subscribe((now, before) => {
    if (now.range === before.range) return;
    isMoving.current = true;
    redraw();
    clearTimeout(timer);
    timer = setTimeout(() => {
      isMoving.current = false;
      redraw();
    }, restMs);
  });
  return () => {
    clearTimeout(timer);
    isMoving.current = false;
    stop();
  };
}
