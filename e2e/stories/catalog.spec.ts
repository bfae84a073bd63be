import {readFile} from 'node:fs/promises';
import {axeFaults} from '../harness/axeFaults';
import type {Page} from '@playwright/test';
import {expect, test} from '../harness/story';

test.use({begins: 'filled'});

/** Opens the search, types and chooses what it finds first under a heading; Enter would take the first of all. */
async function find(page: Page, words: string, label: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  const search = page.getByRole('dialog', {name: 'Search everything'});
  await expect(search.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
  await expect(search.getByRole('option', {name: label}).first()).toBeVisible();
  await expect(search.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await search.getByRole('option', {name: label}).first().click();
}

const tab = (page: Page, name: string) => page.getByRole('tab', {name, exact: true}).click();

test('the catalog tells all about a table, and the search finds whatever there is', async ({
  app,
}) => {
  const {page} = app;

  await test.step('the tree leads by keyboard from the catalog to a table', async () => {
    await app.open('/tables');
    const tree = page.getByRole('tree', {name: 'Catalog'});
    await expect(tree.getByRole('treeitem', {name: 'ops'})).toBeVisible();
    await tree.getByRole('treeitem', {name: 'f1_data'}).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    await expect(tree.getByRole('treeitem', {name: /^Gold \d/})).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    await page.getByRole('searchbox', {name: 'Filter the catalog'}).fill('silver laps');
    await tree.getByRole('treeitem', {name: 'silver_laps', exact: true}).click();
    await expect(page).toHaveURL(/\/tables\/silver_laps$/);
    await app.idle();
  });

  await test.step('each tab tells what the lake has', async () => {
    const rows = Number(await app.value('select count(*) from silver_laps'));
    await expect(page.getByText(`${rows.toLocaleString('en')} rows`).first()).toBeVisible();
    await tab(page, 'Profile');
    const missing = Number(
      await app.value('select count(*) - count(lap_duration) from silver_laps'),
    );
    const duration = page.getByRole('listitem').filter({hasText: /^lap_duration/});
    await expect(duration).toContainText(missing === 0 ? 'none' : missing.toLocaleString('en'));
    await expect(page.getByText(/^All .+ rows\.\s*$/)).toBeVisible();
    await tab(page, 'History');
    const versions = page.getByRole('region', {name: 'Versions of silver_laps'});
    await expect(versions.getByRole('row').nth(1)).toContainText(rows.toLocaleString('en'));
    await tab(page, 'Size');
    await expect(page.getByRole('region', {name: 'Stored columns'})).toContainText('lap_duration');
    await tab(page, 'Lineage');
    await page.getByLabel('Lineage of').selectOption('lap_duration');
    await expect(page.getByRole('link', {name: 'gold_tyre_degradation.best_lap_s'})).toBeVisible();
    await app.open(page.url());
    await expect(page.getByRole('tab', {name: 'Lineage'})).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('a view and the lake’s own notes have pages, and are exported', async () => {
    await app.goTo('/tables/ops.updates?tab=schema');
    await expect(page.getByText('Every recorded update of the pipeline.')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', {name: 'Export Parquet', exact: true}).click();
    expect((await readFile(await (await download).path())).subarray(0, 4).toString()).toBe('PAR1');
    await app.goTo('/tables/season_calendar?tab=source');
    await expect(page.getByRole('region', {name: 'SQL of season_calendar'})).toContainText('round');
  });

  await test.step('a staged file is browsed to, previewed and downloaded byte for byte', async () => {
    await app.goTo('/volume/session_result');
    await page.getByRole('table', {name: 'Files'}).getByRole('button').first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('region', {name: 'Content'})).toContainText('"position": 1');
    await dialog.getByRole('tab', {name: 'Raw'}).click();
    await expect(dialog.getByRole('region', {name: 'Content'})).toContainText('"position":1');
    await expect(dialog).toContainText('Sample weekend, simulated');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', {name: /^Download/}).click();
    const bytes = await readFile(await (await download).path());
    const [file] = await app.query(
      `select size from ops.autoloader_files where path like '%${new URL(page.url()).searchParams.get('file')}'`,
    );
    expect(bytes.length).toBe(file?.['size']);
    await page.keyboard.press('Escape');
  });

  await test.step('the search finds columns, sessions, drivers, files and pages', async () => {
    await find(page, 'tyre_age_laps', /gold_stint_laps/);
    await expect(page).toHaveURL(/gold_stint_laps.*column=tyre_age_laps/);
    const [driver] = await app.query(
      'select full_name from silver_drivers where full_name is not null order by 1 limit 1',
    );
    await find(page, String(driver?.['full_name']), String(driver?.['full_name']));
    await expect(page).toHaveURL(/\/drivers\?/);
    await find(page, 'weather_20', /weather_20/);
    await expect(page.getByRole('dialog')).toContainText('SHA-256');
    await page.keyboard.press('Escape');
    await find(page, 'dark theme', /dark theme/);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('Control+k');
    expect(await axeFaults(page)).toEqual([]);
    await expect(page.getByRole('dialog').getByRole('option').first()).toHaveAccessibleName(
      /dark theme/,
    );
    await page.keyboard.press('Escape');
  });

  await test.step('keys lead to pages and tell of themselves, but not while typing', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await expect(page).toHaveURL(/\/tables$/);
    const filter = page.getByRole('searchbox', {name: 'Filter the catalog'});
    await filter.focus();
    await page.keyboard.type('g?');
    await expect(filter).toHaveValue('g?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await filter.blur();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', {name: 'Keyboard shortcuts'})).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('on a narrow screen More leads to every page', async () => {
    await page.setViewportSize({width: 390, height: 844});
    await page.getByRole('button', {name: 'More', exact: true}).click();
    const all = page.getByRole('navigation', {name: 'All pages'});
    await expect(all.getByRole('link')).not.toHaveCount(0);
    await all.getByRole('link', {name: 'Quality'}).click();
    await expect(page).toHaveURL(/\/quality$/);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});
