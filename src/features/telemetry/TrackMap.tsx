import {type PointerEvent, useCallback, useMemo} from 'react';
import type {TrackFit} from '#/domain/trackFit';
import {Canvas, type Surface} from '#/ui/Canvas';
import type {ComparedLap, Comparison} from './comparison';
import {drawTrack, fitOf} from './drawTrack';
import styles from './TraceChart.module.css';
import {type PathPoint, pathOf, placeOnPath} from './trackPath';
import type {TraceViewStore} from './traceView';

interface TrackMapProps {
  /** What the picture shows, for who does not see it. */
  readonly label: string;
  readonly comparison: Comparison;
  /** The lap whose places are drawn. */
  readonly lap: ComparedLap;
  readonly colourOf: (metres: number) => string | null;
  /** Drawn last; the same function while nothing changed. */
  readonly more?: (surface: Surface) => void;
  readonly view: TraceViewStore;
}

const height = 380;

/** The circuit, coloured along the lap. Pointing at it moves the cursor of the whole page. */
export function TrackMap({label, comparison, lap, colourOf, more, view}: TrackMapProps) {
  const path = useMemo(() => pathOf(lap), [lap]);
  const track = useCallback(
    (surface: Surface) => {
      drawTrack(surface, {path, colourOf, comparison});
      more?.(surface);
    },
    [path, colourOf, comparison, more],
  );
  const cursor = useMemo(() => cursorDrawing(path, view), [path, view]);
  const onCursor = useCallback(
    (redraw: () => void) =>
      view.subscribe((now, before) => {
        if (now.cursor !== before.cursor) redraw();
      }),
    [view],
  );
  const point = (event: PointerEvent<HTMLElement>) => {
    const {left, top, width} = event.currentTarget.getBoundingClientRect();
    const fit = fitOf(path, {width, height});
    const [x, y] = [event.clientX - left, event.clientY - top];
    let [nearest, distance] = [null as number | null, 24];
    for (const place of path) {
      const drawn = fit(place);
      const away = Math.hypot(drawn.x - x, drawn.y - y);
      if (away < distance) [nearest, distance] = [place.metres, away];
    }
    view.setState({cursor: nearest});
  };
  return (
    <div
      className={styles['frame']}
      onPointerMove={point}
      onPointerLeave={() => view.setState({cursor: null})}
    >
      <Canvas draw={track} height={height} role="img" aria-label={label} />
      <div className={styles['above']}>
        <Canvas draw={cursor} follow={onCursor} height={height} aria-hidden="true" />
      </div>
    </div>
  );
}

/** The fit is found once for a width: the cursor moves with every frame. */
function cursorDrawing(path: readonly PathPoint[], view: TraceViewStore) {
  let known: {readonly width: number; readonly fit: TrackFit} | null = null;
  return (surface: Surface) => {
    const {cursor} = view.getState();
    const place = cursor === null ? null : placeOnPath(path, cursor);
    if (!place) return;
    if (known?.width !== surface.width) known = {width: surface.width, fit: fitOf(path, surface)};
    drawDot(surface, known.fit(place));
  };
}

function drawDot({context, ink}: Surface, {x, y}: {readonly x: number; readonly y: number}): void {
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = ink('var(--text)');
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = ink('var(--bg-raised)');
  context.stroke();
}
