import {readFile} from 'node:fs/promises';
import {lake} from '../harness/lake';
import {expect, test} from '../harness/story';

const race = 900_013;

test('a race without its pit stops gets them by one click, and a link restores what was filtered', async ({
  app,
  profile,
}) => {
  const {page} = app;
  await app.open(`/ingest?source=sample&session=${race}`);
  await page.getByRole('checkbox', {name: /^pit\b/}).uncheck();
  await page.getByRole('button', {name: 'Start ingest'}).click();
  await app.idle();
  await app.goTo('/');
  await app.runPipeline();
  await app.goTo(`/races/${race}`);
  const stops = page.getByRole('region', {name: 'How long were the pit stops?'});
  const laps = page.getByRole('region', {name: 'How fast was each lap?'});

  await test.step('the panel names the endpoint and loads it', async () => {
    await expect(stops.getByText('pit', {exact: true})).toBeVisible();
    await stops.getByRole('button', {name: 'Load from the simulator'}).click();
    await expect(stops.getByRole('img')).toBeVisible({timeout: 60_000});
    await app.idle();
    expect(await app.value('select count(*) from gold_pit_stops')).toBeGreaterThan(0);
  });

  await test.step('the stops tell where a stop would have led', async () => {
    const window = page.getByRole('region', {name: 'Where would a stop have put them?'});
    await window.scrollIntoViewIfNeeded();
    await expect(window.getByText(/^A stop cost \d+\.\d s/)).toBeVisible();
    await expect(window.getByRole('img')).toBeVisible();
  });

  await test.step('the table shows the filtered laps and the CSV has them', async () => {
    await page.getByRole('group', {name: 'Drivers'}).getByRole('button').first().click();
    await page.getByRole('spinbutton', {name: 'Last lap'}).fill('10');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/drivers=\d+&laps=1-10/);
    await laps.getByRole('button', {name: 'Show table'}).click();
    await expect(laps.getByRole('table')).toHaveAttribute('aria-rowcount', '11');
    await laps.getByRole('button', {name: 'SQL and export'}).click();
    const download = page.waitForEvent('download');
    await laps.getByRole('button', {name: 'Save as CSV'}).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(11);
  });

  await test.step('the picture is an SVG that needs nothing else', async () => {
    await laps.getByRole('button', {name: 'Show chart'}).click();
    await laps.getByRole('button', {name: 'SQL and export'}).click();
    const download = page.waitForEvent('download');
    await laps.getByRole('button', {name: 'Save as SVG'}).click();
    const svg = await readFile(await (await download).path(), 'utf8');
    expect(svg).toContain('Lap time (m:ss)');
    expect(svg).not.toMatch(/var\(|light-dark\(/);
  });

  const link = page.url();
  await test.step('Show SQL answers with the rows behind the chart', async () => {
    await laps.getByRole('button', {name: 'SQL and export'}).click();
    await laps.getByRole('link', {name: 'Show SQL'}).click();
    await expect(page).toHaveURL(/\/sql\?query=/);
    await expect(page.getByRole('grid', {name: 'Rows of the answer'})).toBeVisible();
    await page.getByRole('textbox', {name: 'SQL', exact: true}).press('Control+a');
    await page.keyboard.insertText('select nothing from nowhere');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('nowhere');
  });

  await test.step('the link shows the same in a new window', async () => {
    await profile.close();
    const again = lake(await profile.openTab());
    await again.open(new URL(link).pathname + new URL(link).search);
    const drivers = again.page.getByRole('group', {name: 'Drivers'});
    await expect(drivers.getByRole('button', {pressed: true})).toHaveCount(1);
    await expect(again.page.getByRole('spinbutton', {name: 'Last lap'})).toHaveValue('10');
  });
});
