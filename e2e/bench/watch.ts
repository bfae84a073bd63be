import type {Page} from '@playwright/test';

/** What a page noticed of itself since it was opened; times in milliseconds since navigation. */
export interface PageTimes {
  readonly firstPaintMs: number;
  /** When nothing ran any more for the first time: the engine is open. */
  readonly firstIdleMs: number;
  /** Longest task of the page's own thread; 0 when none reached 50 ms. */
  readonly longestTaskMs: number;
}

interface Watched {
  firstIdleMs: number;
  longestTaskMs: number;
}

/** Must run before the page is opened: it notices from the first moment on. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watched: Watched = {firstIdleMs: 0, longestTaskMs: 0};
    Object.assign(globalThis, {watched});
    new PerformanceObserver((list) => {
      for (const {duration} of list.getEntries())
        watched.longestTaskMs = Math.max(watched.longestTaskMs, duration);
    }).observe({type: 'longtask', buffered: true});
    new MutationObserver(() => {
      if (document.body?.dataset['idle'] === 'true') watched.firstIdleMs ||= performance.now();
    }).observe(document, {subtree: true, childList: true, attributeFilter: ['data-idle']});
  });
}

export function pageTimes(page: Page): Promise<PageTimes> {
  return page.evaluate(() => {
    const {watched} = globalThis as unknown as {watched: Watched};
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return {firstPaintMs: paint?.startTime ?? 0, ...watched};
  });
}

/** Starts the page's count of its longest task anew. */
export function forgetTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    (globalThis as unknown as {watched: Watched}).watched.longestTaskMs = 0;
  });
}
