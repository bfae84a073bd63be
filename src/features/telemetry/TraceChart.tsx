import {type RefObject, useCallback, useId, useMemo, useRef} from 'react';
import {useStore} from 'zustand';
import {Canvas, type Surface} from '#/ui/Canvas';
import type {Comparison} from './comparison';
import {drawCursor} from './drawCursor';
import {drawTraces} from './drawTraces';
import {stripsIn} from './strips';
import styles from './TraceChart.module.css';
import type {TraceViewStore} from './traceView';
import {useTraceGestures} from './useTraceGestures';
import {valueText} from './valueText';

interface TraceChartProps {
  readonly comparison: Comparison;
  readonly view: TraceViewStore;
}

const height = 640;

/** All channels above each other over one axis of distance, with one cursor. */
export function TraceChart({comparison, view}: TraceChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const help = useId();
  const {lengthM} = comparison;
  const strips = useMemo(() => stripsIn(comparison, height), [comparison]);
  const gestures = useTraceGestures({frame, view, lengthM});
  const isMoving = useRef(false);
  const traces = useCallback(
    (surface: Surface) => {
      const {range} = view.getState();
      drawTraces(surface, {comparison, strips, range, isMoving: isMoving.current});
    },
    [comparison, strips, view],
  );
  const cursor = useCallback(
    (surface: Surface) => drawCursor(surface, {comparison, strips, view: view.getState()}),
    [comparison, strips, view],
  );
  const onRange = useCallback((redraw: () => void) => followRange(view, isMoving, redraw), [view]);
  const onChange = useCallback((redraw: () => void) => view.subscribe(redraw), [view]);
  return (
    <div>
      <div
        ref={frame}
        className={styles['frame']}
        role="slider"
        tabIndex={0}
        aria-label="Cursor along the lap"
        aria-describedby={help}
        aria-valuemin={0}
        aria-valuemax={Math.round(lengthM)}
        {...useCursorWords(comparison, view)}
        {...gestures}
      >
        <Canvas draw={traces} follow={onRange} height={height} aria-hidden="true" data-traces="" />
        <div className={styles['above']}>
          <Canvas draw={cursor} follow={onChange} height={height} aria-hidden="true" />
        </div>
      </div>
      <p id={help} className={styles['help']}>
        Drag to zoom, wheel to zoom, Shift and drag to move, double click for the whole lap. With
        keys: arrows for the cursor, + and − to zoom, Shift and arrows to move, 0 for the whole lap.
        Corners are found in the data: the places where the first lap is slowest, in order, not the
        official numbers.
      </p>
    </div>
  );
}

const restMs = 150;

/** Asks for a drawing whenever the range changes, and for another when it has come to rest. */
function followRange(
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

/** What the cursor is at, for who does not see it. */
function useCursorWords({laps}: Comparison, view: TraceViewStore) {
  const metres = useStore(view, ({cursor}) => Math.round(cursor ?? 0));
  const speeds = laps.map((lap) => `${lap.name} ${valueText('speed', lap, metres)}`);
  return {
    'aria-valuenow': metres,
    'aria-valuetext': `${metres.toLocaleString('en-GB')} m: ${speeds.join(', ')}`,
  };
}
