import type {Page} from '@playwright/test';

/**
 * Milliseconds from a click on the link to `path` until everything above the fold is drawn: the page has the heading
 * `heading`, no skeleton is in sight, and every figure in sight has its picture.
 */
export function drawnMs(page: Page, path: string, heading: string): Promise<number> {
  return page.evaluate(measure, {path, heading});
}

/** Runs in the page. */
function measure(asked: {readonly path: string; readonly heading: string}): Promise<number> {
  const inSight = (element: Element): boolean => {
    const {top, bottom, height} = element.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  };
  const isDrawn = (): boolean => {
    const headings = [...document.querySelectorAll('main h2')];
    if (!headings.some(({textContent}) => textContent === asked.heading)) return false;
    const skeletons = [...document.querySelectorAll('main [role=status][aria-label=Loading]')];
    const figures = [...document.querySelectorAll('main figure')].filter(inSight);
    return (
      !skeletons.some(inSight) &&
      figures.every((figure) => figure.querySelector('svg, canvas') !== null)
    );
  };
  const link = document.querySelector<HTMLAnchorElement>(`main a[href="${asked.path}"]`);
  if (!link) throw new Error(`No link leads to ${asked.path}`);
  return new Promise((resolve) => {
    const begin = performance.now();
    // What is there in one frame is painted when the next begins.
    const look = (): void => {
      if (isDrawn()) requestAnimationFrame(() => resolve(performance.now() - begin));
      else requestAnimationFrame(look);
    };
    link.click();
    requestAnimationFrame(look);
  });
}
