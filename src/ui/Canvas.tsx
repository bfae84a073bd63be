import {type ComponentProps, useEffect, useRef, useState} from 'react';
import styles from './Canvas.module.css';
import {useTheme} from './theme';

/** What a picture is drawn on: lengths in CSS pixels, sharp on every screen. */
export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
  /** Any CSS colour, such as `var(--text)` or a `light-dark()` pair, as the canvas takes it. */
  readonly ink: (css: string) => string;
}

interface CanvasProps extends Omit<ComponentProps<'canvas'>, 'ref' | 'width' | 'height'> {
  /** Called before a frame when something has changed, on an empty surface; another function draws anew. */
  readonly draw: (surface: Surface) => void;
  /** CSS pixels; the width is the container's. */
  readonly height: number;
  /** Hands over how to ask for a drawing when something outside of React has changed; answers how to stop. */
  readonly follow?: (redraw: () => void) => () => void;
}

const dark = matchMedia('(prefers-color-scheme: dark)');

/** A canvas as wide as its container, drawn only when its size, its theme or what it shows has changed. */
export function Canvas({draw, height, follow, ...rest}: CanvasProps) {
  const element = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return undefined;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    observer.observe(canvas);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const canvas = element.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || width === 0) return undefined;
    const ratio = devicePixelRatio;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    let ink = inkOn(canvas);
    let frame = 0;
    const paint = () => {
      frame = 0;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      draw({context, width, height, ink});
    };
    const redraw = () => {
      frame ||= requestAnimationFrame(paint);
    };
    const repaint = () => {
      ink = inkOn(canvas);
      redraw();
    };
    redraw();
    const stop = follow?.(redraw);
    dark.addEventListener('change', repaint);
    const stopTheme = useTheme.subscribe(repaint);
    return () => {
      cancelAnimationFrame(frame);
      stop?.();
      stopTheme();
      dark.removeEventListener('change', repaint);
    };
  }, [draw, follow, height, width]);

  return <canvas {...rest} ref={element} className={styles['canvas']} style={{height}} />;
}

/** Colours are asked of the page once each: it knows variables and the theme, the canvas does not. */
function inkOn(canvas: HTMLCanvasElement): Surface['ink'] {
  const known = new Map<string, string>();
  return (css) => {
    const before = known.get(css);
    if (before !== undefined) return before;
    canvas.style.color = css;
    const ink = getComputedStyle(canvas).color;
    canvas.style.color = '';
    known.set(css, ink);
    return ink;
  };
}
