import type {Page} from '@playwright/test';
import {checksums} from '../harness/checksums';
import {lake} from '../harness/lake';
import {tableInLake, tableInParquet} from '../harness/parquet';
import {expect, test} from '../harness/story';

async function exportParquet(page: Page, table: string): Promise<string> {
  await page.goto(`/tables/${table}`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Export Parquet', exact: true}).click();
  return (await download).path();
}

test.describe.configure({mode: 'default'});

test('a person who presses Ingest and Run Pipeline sees a race, exports its table, and finds it all again', async ({
  app,
  profile,
}) => {
  await app.open('/');
  await app.ingest();
  await app.runPipeline();

  await test.step('the races are listed and one opens', async () => {
    await app.page.goto('/races');
    const race = app.page.getByRole('main').locator('a[href*="/races/"]').first();
    await race.click();
    await expect(app.page).toHaveURL(/\/races\/\d+/);
    await app.idle();
    await expect(app.page.getByRole('main').getByRole('heading').first()).toBeVisible();
  });

  await test.step('its laps lie over each other, which the link restores, and it plays again', async () => {
    const {page} = app;
    await page.getByRole('link', {name: 'Telemetry', exact: true}).click();
    const laps = page.getByRole('list', {name: 'Compared laps'}).getByRole('listitem');
    await expect(laps).toHaveCount(2);
    const cursor = page.getByRole('slider', {name: 'Cursor along the lap'});
    await cursor.press('PageDown');
    await expect(cursor).toHaveAttribute(
      'aria-valuetext',
      /^[1-9]\d* m: .+ \d+ km\/h, .+ \d+ km\/h$/,
    );
    await page.getByRole('button', {name: 'Add lap'}).click();
    await expect(laps).toHaveCount(3);
    await app.open(page.url());
    await expect(laps).toHaveCount(3);
    await page.getByRole('link', {name: 'Replay', exact: true}).click();
    await page.getByRole('button', {name: 'Next lap'}).click();
    await expect(page.getByRole('main').getByText(/^Lap 1 of \d+$/)).toBeVisible();
  });

  for (const table of ['gold_race_summary', 'silver_laps', 'bronze_session_result'])
    await test.step(`${table} is the same in Parquet as native DuckDB reads it`, async () => {
      const file = await exportParquet(app.page, table);
      const exported = await tableInParquet(file);
      expect(exported).toEqual(await tableInLake(app, table));
      expect(exported.rows.length).toBeGreaterThan(0);
    });

  await test.step('after the browser was closed everything is there', async () => {
    const before = {tables: await checksums(app), files: await app.stagedFiles()};
    await profile.close();
    const again = lake(await profile.openTab());
    await again.open('/races');
    expect({tables: await checksums(again), files: await again.stagedFiles()}).toEqual(before);
    await expect(again.page.getByRole('main').locator('a[href*="/races/"]').first()).toBeVisible();
  });
});
