import {type ReactNode, Suspense, use, useEffect, useRef, useState} from 'react';
import type {PlotOptions} from '@observablehq/plot';
import {AppError} from '#/base/errors';
import styles from './Figure.module.css';
import type * as PlotMarks from './plotMarks';
import {Skeleton} from './Skeleton';

type Plot = typeof PlotMarks;

let loaded: Promise<Plot> | null = null;
const loadPlot = () => (loaded ??= import('./plotMarks'));

interface FigureProps {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  /** Makes the options for a width in pixels; called again when the container's width changes. */
  readonly options: (plot: Plot, width: number) => PlotOptions;
  readonly caption?: ReactNode;
}

/** An Observable Plot that fills its container. Plot itself is fetched with the first figure. */
export function Figure({label, options, caption}: FigureProps) {
  return (
    <figure className={styles['figure']} aria-label={label}>
      <Suspense fallback={<Skeleton lines={6} />}>
        <Drawing label={label} options={options} />
      </Suspense>
      {caption && <figcaption className={styles['caption']}>{caption}</figcaption>}
    </figure>
  );
}

/** Plot labels groups that have no role, which is not allowed; the whole has one role and name instead. */
function asOnePicture(drawn: Element, label: string): Element {
  for (const part of drawn.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-description');
  }
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', label);
  return drawn;
}

/** Draws in a task of its own, so that several figures together do not hold up the page. */
function Drawing({label, options}: FigureProps) {
  const plot = use(loadPlot());
  const container = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [failure, setFailure] = useState<AppError | null>(null);

  useEffect(() => {
    const element = container.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = container.current;
    if (!element || width === 0) return undefined;
    const draw = () => {
      try {
        const drawn = plot.plot({width, ...options(plot, width)});
        element.replaceChildren(asOnePicture(drawn, label));
      } catch (thrown) {
        setFailure(AppError.from(thrown));
      }
    };
    const timer = setTimeout(draw);
    return () => clearTimeout(timer);
  }, [plot, options, width, label]);

  if (failure) throw failure;
  return <div ref={container} className={styles['plot']} />;
}
