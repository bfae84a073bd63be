import {useCallback, useId, useMemo, useRef} from 'react';
import {Canvas, type Surface} from '#/ui/Canvas';
import type {Comparison} from './comparison';
import {drawCursor} from './drawCursor';
import {LineLayer} from './LineLayer';
import {stripsIn} from './strips';
import styles from './TraceChart.module.css';
import type {TraceViewStore} from './traceView';
import {useCursorAtTimes} from './useCursorAtTimes';
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
  const cursor = useCallback(
    (surface: Surface) => drawCursor(surface, {comparison, strips, view: view.getState()}),
    [comparison, strips, view],
  );
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
        <LineLayer comparison={comparison} strips={strips} view={view} height={height} />
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

/** Laps whose speed is told at the cursor. */
const toldLaps = 4;

/** What the cursor is at, for who does not see it. */
function useCursorWords({laps}: Comparison, view: TraceViewStore) {
  const metres = Math.round(useCursorAtTimes(view) ?? 0);
  const speeds = laps
    .slice(0, toldLaps)
    .map((lap) => `${lap.name} ${valueText('speed', lap, metres)}`);
  return {
    'aria-valuenow': metres,
    'aria-valuetext': `${metres.toLocaleString('en-GB')} m: ${speeds.join(', ')}`,
  };
}
