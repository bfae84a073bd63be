import type {Page} from '@playwright/test';
import axe, {type RunOptions} from 'axe-core';

/**
 * What axe finds on the page as it is, in words.
 *
 * @param rules null: all of them
 */
export async function axeFaults(
  page: Page,
  rules: readonly string[] | null = null,
): Promise<readonly string[]> {
  const options = {
    resultTypes: ['violations'],
    // The app has no frame and no style sheet of another origin.
    iframes: false,
    preload: false,
    ...(rules && {runOnly: [...rules]}),
  } satisfies RunOptions;
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const {violations} = await page.evaluate(
    (wanted) => (globalThis as unknown as {axe: typeof axe}).axe.run(document, wanted),
    options,
  );
  return violations.map(
    ({id, help, nodes}) =>
      `${id}: ${help}; ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );
}
