import type {Page} from '@playwright/test';
import type {Measures} from './page/measures.main';

/** Drives the measuring page: opens it, chooses the file if there is one, and asks for one measure. */
export async function measuresOn(page: Page, file?: string): Promise<Measures> {
  await page.goto('/measures/index.html');
  if (file !== undefined) await page.locator('#file').setInputFiles(file);
  const ask = (name: keyof Measures, ...args: readonly number[]): Promise<number> =>
    page.evaluate(
      ({name, args}) =>
        (
          globalThis as unknown as {
            measures: Record<string, (...args: number[]) => Promise<number>>;
          }
        ).measures[name]?.(...args) ?? Number.NaN,
      {name, args: [...args]},
    );
  return {
    insertJson: () => ask('insertJson'),
    parseJson: () => ask('parseJson'),
    writeSmallFiles: (from, to) => ask('writeSmallFiles', from, to),
    readSmallFiles: () => ask('readSmallFiles'),
  };
}
