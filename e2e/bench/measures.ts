import type {Page} from '@playwright/test';
import type {Measures} from './page/measures.main';

/** Drives the measuring page: opens it, chooses the file, and asks for one measure. */
export async function measuresOn(page: Page, file: string): Promise<Measures> {
  await page.goto('/measures/index.html');
  await page.locator('#file').setInputFiles(file);
  const ask = <T>(name: keyof Measures, path = ''): Promise<T> =>
    page.evaluate(
      ([name, path]) => {
        const {measures} = globalThis as unknown as {
          measures: Record<string, (path: string) => Promise<never>>;
        };
        return (measures[name ?? ''] as (path: string) => Promise<never>)(path ?? '');
      },
      [name, path],
    );
  return {
    insertJson: () => ask('insertJson'),
    parseJson: () => ask('parseJson'),
    stage: (path) => ask('stage', path),
  };
}
