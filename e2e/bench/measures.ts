import type {Page} from '@playwright/test';
import type {Measures} from './page/measures.main';

/** Drives the measuring page: opens it, chooses the file, and asks for one measure. */
export async function measuresOn(page: Page, file: string): Promise<Measures> {
  await page.goto('/measures/index.html');
  await page.locator('#file').setInputFiles(file);
  const ask = (name: keyof Measures): Promise<number> =>
    page.evaluate((name) => (globalThis as unknown as {measures: Measures}).measures[name](), name);
  return {insertJson: () => ask('insertJson'), parseJson: () => ask('parseJson')};
}
