import type {Locator, Page} from '@playwright/test';
import {expect, test} from '../harness/story';

/** Tabs until the element has the focus, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

test('the way from nothing to a race needs no mouse', async ({app}) => {
  const {page} = app;
  await app.open('/');
  for (const name of ['Ingest', 'Run Pipeline']) {
    await tabTo(page, page.getByRole('button', {name, exact: true}));
    await page.keyboard.press('Enter');
    await app.idle();
  }
  await tabTo(page, page.locator('a[href="/races"]').first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/races$/);
  await app.idle();
  await tabTo(page, page.getByRole('main').locator('a[href*="/races/"]').first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/races\/\d+/);
  await app.idle();
});
