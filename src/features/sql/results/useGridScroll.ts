import {type RefObject, useCallback, useEffect, useMemo, useRef, useState} from 'react';
import {rowHeight} from './gridLayout';
import {type ScrollScale, scrollScale} from './scrollScale';

/** What is in sight, in pixels of all rows, however tall the element that is scrolled. */
export interface GridView {
  /** Pixels of rows above the upper edge. */
  readonly top: number;
  /** The scroller's own. */
  readonly scrollTop: number;
  readonly left: number;
  readonly width: number;
  /** Of the rows, without the head. */
  readonly height: number;
}

export interface GridScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly view: GridView;
  readonly scale: ScrollScale;
  readonly onScroll: () => void;
  /** Brings a cell into sight with as little scrolling as can be. */
  readonly show: (row: number, left: number, right: number) => void;
}

const nowhere: GridView = {top: 0, scrollTop: 0, left: 0, width: 0, height: 0};
/** A finger moves rows, not the scroll bar, also for a while after it is lifted. */
const momentumMs = 1_500;

interface GridScrollParts {
  readonly rows: number;
  readonly headHeight: number;
  /** Width of what stands left of the columns and does not move. */
  readonly fixedWidth: number;
}

/**
 * The scrolling of a grid of many rows. While its element is shorter than its rows, the wheel and fingers move by
 * rows as everywhere, and the scroll bar by its share of the whole.
 */
export function useGridScroll({rows, headHeight, fixedWidth}: GridScrollParts): GridScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(nowhere);
  const scale = useMemo(() => scrollScale(rows * rowHeight, view.height), [rows, view.height]);
  /** The last `scrollTop` that was set here, and when a finger was last down. */
  const own = useRef({scrollTop: -1, last: 0, touchedAt: Number.NEGATIVE_INFINITY});

  const moveTo = useCallback(
    (top: number) => {
      const element = scroller.current;
      if (!element) return;
      const reach = Math.max(0, scale.total - view.height);
      const within = Math.min(reach, Math.max(0, top));
      element.scrollTop = scale.scrollTop(within);
      own.current.scrollTop = element.scrollTop;
      own.current.last = element.scrollTop;
      setView((now) => ({...now, top: within, scrollTop: element.scrollTop}));
    },
    [scale, view.height],
  );
  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const {scrollTop, scrollLeft: left} = element;
    const isOwn = Math.abs(scrollTop - own.current.scrollTop) < 1;
    const isTouched = performance.now() - own.current.touchedAt < momentumMs;
    const moved = scrollTop - own.current.last;
    own.current.last = scrollTop;
    setView((now) => {
      if (scale.isScaled && isOwn) return {...now, scrollTop, left};
      const isInside = scrollTop > 0 && scrollTop < scale.canvas - now.height - 1;
      const byFinger = scale.isScaled && isTouched && isInside;
      const top = byFinger ? now.top + moved : scale.rowsAbove(scrollTop);
      return {...now, top, scrollTop, left};
    });
    own.current.scrollTop = -1;
  };
  const show = useCallback(
    (row: number, left: number, right: number) => {
      const element = scroller.current;
      if (!element) return;
      const upper = row * rowHeight;
      if (upper < view.top) moveTo(upper);
      else if (upper + rowHeight > view.top + view.height) moveTo(upper + rowHeight - view.height);
      if (left < view.left + fixedWidth) element.scrollLeft = left - fixedWidth;
      else if (right > view.left + view.width) element.scrollLeft = right - view.width;
    },
    [view, moveTo, fixedWidth],
  );
  useSize(scroller, headHeight, setView);
  useReturn(view, moveTo);
  useWheel(scroller, scale.isScaled, (by) => moveTo(view.top + by));
  useTouch(scroller, () => {
    own.current.touchedAt = performance.now();
  });
  return {scroller, view, scale, onScroll, show};
}

/** An element that was hidden comes back scrolled to its top, and is taken to where it was. */
function useReturn({height, top}: GridView, moveTo: (top: number) => void): void {
  const isVisible = height > 0;
  const last = useRef({isVisible: false, top: 0});
  useEffect(() => {
    if (isVisible && !last.current.isVisible && last.current.top > 0) moveTo(last.current.top);
    else if (isVisible) last.current.top = top;
    last.current.isVisible = isVisible;
  }, [isVisible, top, moveTo]);
}

function useTouch(scroller: RefObject<HTMLDivElement | null>, onTouch: () => void): void {
  const latest = useRef(onTouch);
  useEffect(() => {
    latest.current = onTouch;
  });
  useEffect(() => {
    const element = scroller.current;
    const touch = () => latest.current();
    element?.addEventListener('touchmove', touch, {passive: true});
    return () => element?.removeEventListener('touchmove', touch);
  }, [scroller]);
}

function useSize(
  scroller: RefObject<HTMLDivElement | null>,
  headHeight: number,
  setView: (change: (now: GridView) => GridView) => void,
): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => {
      const {clientWidth: width, clientHeight} = element;
      setView((now) => ({...now, width, height: Math.max(0, clientHeight - headHeight)}));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller, headHeight, setView]);
}

/** The wheel in a scaled element; it is taken from the browser, so only there. */
function useWheel(
  scroller: RefObject<HTMLDivElement | null>,
  isScaled: boolean,
  move: (by: number) => void,
): void {
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element || !isScaled) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1;
      latest.current(event.deltaY * unit);
      element.scrollLeft += event.deltaX;
    };
    element.addEventListener('wheel', onWheel, {passive: false});
    return () => element.removeEventListener('wheel', onWheel);
  }, [scroller, isScaled]);
}
