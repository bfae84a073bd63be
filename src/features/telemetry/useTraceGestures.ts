import {type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef} from 'react';
import {type Scale, scaleOf} from './traceScale';
import {marked, panned, type TraceViewStore, zoomed} from './traceView';

interface Gestures {
  readonly frame: RefObject<HTMLElement | null>;
  readonly view: TraceViewStore;
  readonly lengthM: number;
}

/** A pointer that went down: it marks a range to zoom to, or moves the lap. */
interface Drag {
  readonly kind: 'mark' | 'pan';
  readonly startX: number;
  readonly startM: number;
}

const leastDragPx = 6;

/** Pointer, wheel and keys over the traces. */
export function useTraceGestures({frame, view, lengthM}: Gestures) {
  const drag = useRef<Drag | null>(null);
  useWheel({frame, view, lengthM});
  const scaleNow = (event: PointerEvent): {readonly scale: Scale; readonly x: number} => {
    const {left, width} = event.currentTarget.getBoundingClientRect();
    return {scale: scaleOf(view.getState().range, width), x: event.clientX - left};
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.pointerType === 'touch' || event.button > 1) return;
      const {scale, x} = scaleNow(event);
      const kind = event.shiftKey || event.button === 1 ? 'pan' : 'mark';
      drag.current = {kind, startX: x, startM: scale.metresAt(x)};
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const {scale, x} = scaleNow(event);
      const metres = scale.metresAt(x);
      const {current} = drag;
      if (current?.kind === 'pan') {
        const {range} = view.getState();
        view.setState({range: panned(range, current.startM - metres, lengthM)});
        return;
      }
      const isMarking = current !== null && Math.abs(x - current.startX) > leastDragPx;
      view.setState({
        cursor: metres,
        marked: isMarking ? [current.startM, metres] : null,
      });
    },
    onPointerUp: () => {
      const range = view.getState().marked;
      drag.current = null;
      if (range) view.setState({range: marked(range[0], range[1], lengthM), marked: null});
    },
    onPointerCancel: () => {
      drag.current = null;
      view.setState({marked: null});
    },
    onPointerLeave: (event: PointerEvent<HTMLElement>) => {
      if (drag.current === null && event.pointerType === 'mouse') view.setState({cursor: null});
    },
    onDoubleClick: () => view.setState({range: [0, lengthM]}),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (pressKey(view, event, lengthM)) event.preventDefault();
    },
  };
}

/** Zooms around the pointer; zoomed out, the wheel scrolls the page as ever. Sideways it moves the lap. */
function useWheel({frame, view, lengthM}: Gestures): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      const {range} = view.getState();
      const isWhole = range[1] - range[0] >= lengthM;
      if (isWhole && event.deltaY >= 0) return;
      event.preventDefault();
      const {left, width} = element.getBoundingClientRect();
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const amount = (isSideways && event.deltaX) || event.deltaY;
      if (isSideways) {
        view.setState({range: panned(range, ((range[1] - range[0]) * amount) / 800, lengthM)});
        return;
      }
      const at = scaleOf(range, width).metresAt(event.clientX - left);
      view.setState({range: zoomed(range, {at, factor: Math.exp(amount / 500), lengthM})});
    };
    element.addEventListener('wheel', onWheel, {passive: false});
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame, view, lengthM]);
}

/** Zooms by a factor around the cursor, else around the middle. */
export function zoomBy(view: TraceViewStore, factor: number, lengthM: number): void {
  const {range, cursor} = view.getState();
  const isInside = cursor !== null && cursor >= range[0] && cursor <= range[1];
  const at = isInside ? cursor : (range[0] + range[1]) / 2;
  view.setState({range: zoomed(range, {at, factor, lengthM})});
}

/** Moves by a share of what is seen. */
export function panBy(view: TraceViewStore, share: number, lengthM: number): void {
  const {range} = view.getState();
  view.setState({range: panned(range, (range[1] - range[0]) * share, lengthM)});
}

/** Answers whether the key means anything here. */
function pressKey(view: TraceViewStore, event: KeyboardEvent, lengthM: number): boolean {
  const {range, cursor} = view.getState();
  const stepM = Math.max(1, Math.round((range[1] - range[0]) / 200));
  const moveTo = (metres: number) => {
    const at = Math.min(lengthM, Math.max(0, metres));
    const by = at < range[0] ? at - range[0] : Math.max(0, at - range[1]);
    view.setState({cursor: at, range: panned(range, by, lengthM)});
  };
  const now = cursor ?? range[0];
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => (event.shiftKey ? panBy(view, -0.1, lengthM) : moveTo(now - stepM)),
    ArrowRight: () => (event.shiftKey ? panBy(view, 0.1, lengthM) : moveTo(now + stepM)),
    PageDown: () => moveTo(now + stepM * 20),
    PageUp: () => moveTo(now - stepM * 20),
    Home: () => moveTo(range[0]),
    End: () => moveTo(range[1]),
    '+': () => zoomBy(view, 0.7, lengthM),
    '=': () => zoomBy(view, 0.7, lengthM),
    '-': () => zoomBy(view, 1 / 0.7, lengthM),
    '0': () => view.setState({range: [0, lengthM]}),
    Escape: () => view.setState({range: [0, lengthM], marked: null}),
  };
  const act = keys[event.key];
  act?.();
  return act !== undefined;
}
