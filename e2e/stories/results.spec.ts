import type {Page} from '@playwright/test';
import {expect, test} from '../harness/story';

test.use({begins: 'filled'});

async function write(page: Page, sql: string): Promise<void> {
  await page.getByRole('textbox', {name: 'SQL', exact: true}).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Escape');
  await page.getByRole('button', {name: 'Run', exact: true}).click();
}

test('a person reads, shapes, draws, copies and saves what a query answers', async ({app}) => {
  const {page} = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('/sql');
  const grid = page.getByRole('grid', {name: 'Rows of the answer'});
  const said = page.getByRole('status');
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

  await test.step('a million rows are there, from the first to the last', async () => {
    await write(
      page,
      "select i, i::hugeint << 64 as big, 'lap ' || i as lap from range(1000000) t(i)",
    );
    await expect(said.filter({hasText: '1,000,000 rows. '})).toBeVisible();
    await expect(grid.getByRole('gridcell').first()).toHaveText('0');
    await grid.focus();
    await page.keyboard.press('Control+End');
    await expect(grid.getByRole('gridcell', {name: 'lap 999999'})).toBeVisible();
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+c');
    await expect(said.filter({hasText: 'Copied 1 row of 3 columns'})).toBeVisible();
    expect(await clipboard()).toBe(`999999\t${999_999n << 64n}\tlap 999999`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByText('999999', {exact: true})).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await expect(grid.getByRole('gridcell').first()).toHaveText('0');
  });

  await test.step('of a number no digit is cut off', async () => {
    const least = '(-170141183460469231731687303715884105727)::hugeint';
    await write(page, `select 9007199254740993 as big, ${least} as least, 0.1::float as small`);
    await expect(grid.getByRole('gridcell').first()).toHaveText('9007199254740993');
    const cut = await grid
      .getByRole('gridcell')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
    expect(cut).toBe(0);
  });

  await test.step('filter and order are SQL that can be seen', async () => {
    const driver = String(await app.value('select min(driver_number)::int from silver_laps'));
    await write(page, 'select driver_number, lap_number, lap_duration from silver_laps');
    await expect(grid.getByRole('columnheader', {name: 'lap_duration'})).toBeVisible();
    await grid.getByRole('button', {name: 'lap_number BIGINT'}).click();
    await grid.getByRole('button', {name: 'lap_number BIGINT'}).click();
    await grid.getByRole('button', {name: 'Filter, sort and copy driver_number'}).click();
    await page.getByLabel('Filter', {exact: true}).selectOption('=');
    await page.getByLabel('Value', {exact: true}).fill(driver);
    await page.getByRole('button', {name: 'Apply'}).click();
    const sql = page.getByRole('region', {name: 'SQL with filters and order'});
    await expect(sql).toContainText(
      `WHERE "driver_number" = ${driver}\nORDER BY "lap_number" DESC NULLS LAST`,
    );
    const [last] = await app.query(
      `select max(lap_number)::int as n from silver_laps where driver_number = ${driver}`,
    );
    await expect(grid.getByRole('gridcell').nth(1)).toHaveText(String(last?.['n']));
    await page.getByRole('button', {name: 'Profile'}).click();
    await expect(grid.getByText('~1 distinct')).toBeVisible();
    await grid.getByRole('button', {name: 'Filter, sort and copy driver_number'}).click();
    await page.getByLabel('Value', {exact: true}).fill('Norris');
    await page.getByRole('button', {name: 'Apply'}).click();
    await expect(page.getByRole('alert')).toContainText("Could not convert string 'Norris'");
    await page.getByRole('button', {name: 'Clear all'}).click();
    await expect(sql).toBeHidden();
    await expect(grid.getByText('~1 distinct')).toBeHidden();
  });

  await test.step('a chart is drawn and the answer is saved', async () => {
    await page.getByRole('button', {name: 'Chart', exact: true}).click();
    await page.getByLabel('Mark', {exact: true}).selectOption('histogram');
    await page.getByLabel('X', {exact: true}).selectOption('lap_duration');
    await expect(page.getByRole('img', {name: /rows by lap_duration/})).toBeVisible();
    await page.getByRole('button', {name: 'Rows', exact: true}).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', {name: 'Save the answer'}).click();
    await page.getByRole('button', {name: 'Save as CSV'}).click();
    expect((await download).suggestedFilename()).toBe('query.csv');
  });

  await test.step('a query that takes too long is cancelled, and a wrong one says why', async () => {
    await write(page, 'select sum(a.i * b.i) from range(100000) a(i), range(100000) b(i)');
    await page.getByRole('button', {name: 'Cancel', exact: true}).click();
    await expect(page.getByText('The query was cancelled')).toBeVisible();
    await page.getByRole('button', {name: 'Run it again'}).click();
    await page.getByRole('button', {name: 'Cancel', exact: true}).click();
    await expect(page.getByText('The query was cancelled')).toBeVisible();
    await page.getByRole('button', {name: 'History', exact: true}).click();
    const runs = page.getByRole('list', {name: 'Statements that were run'}).getByRole('listitem');
    await expect(runs.filter({hasText: 'Cancelled'})).toHaveCount(2);
    await page.keyboard.press('Escape');
    await write(page, 'select winer from gold_race_summary');
    await expect(page.getByText('"winer" not found')).toBeVisible();
  });

  await test.step('only the schema scratch is written to, and what is there stays', async () => {
    const create = 'create table scratch.winners as select distinct winner from gold_race_summary';
    await write(page, create);
    await expect(page.getByText('Only statements that read are run here')).toBeVisible();
    await page.getByRole('checkbox', {name: /scratch/}).check();
    await write(page, 'drop table gold_race_summary');
    await expect(page.getByText('Besides what reads, only this is run here')).toBeVisible();
    await write(page, create);
    await expect(said.filter({hasText: 'Done and saved'})).toBeVisible();
    await app.open('/sql');
    const [there] = await app.query('select count(*)::int as n from scratch.winners');
    expect(there?.['n']).toBeGreaterThan(0);
  });
});
