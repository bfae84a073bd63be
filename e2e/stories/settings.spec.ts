import {expect, test} from '../harness/story';

test.use({begins: 'filled'});

const staged = (files: Readonly<Record<string, number>>) => ({
  count: Object.keys(files).length,
  bytes: Object.values(files).reduce((sum, size) => sum + size, 0),
});

test('a session is deleted with what it frees told, silver and gold follow, a check mends, and all can be reset', async ({
  app,
}) => {
  const {page} = app;
  const sessionsOf = (table: string) =>
    app.value(
      `select string_agg(distinct session_key::text, ' ' order by session_key::text) from ${table}`,
    );
  await app.open('/settings/storage');
  const before = staged(await app.stagedFiles());
  const kinds = page.getByRole('region', {name: 'Storage by what it is'});
  await expect(kinds.getByRole('row', {name: /^Staged files/})).toContainText(
    `${before.count} files`,
  );
  await expect(kinds.getByRole('row', {name: /^Gold tables/})).toContainText(/[1-9]\d* rows/);

  const practice = page.getByRole('button', {name: /^Delete .*Practice 1…$/});
  await practice.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/rows of \d+ bronze tables/)).toBeVisible();
  await expect(dialog.getByText(/rows of \d+ silver tables/)).toBeVisible();
  await expect(dialog.getByText(/of files, given back to the device/)).toBeVisible();
  const key = await app.value(
    "select session_key::int from silver_sessions where session_name = 'Practice 1'",
  );
  await dialog.getByRole('button', {name: 'Delete', exact: true}).click();
  await app.idle();
  await expect(page.getByText(/files \(.*\) and [\d,]+ rows deleted/)).toBeVisible();
  const after = staged(await app.stagedFiles());
  expect(after.count).toBeLessThan(before.count);
  expect(after.bytes).toBeLessThan(before.bytes);
  expect(await sessionsOf('bronze_laps')).not.toContain(String(key));
  expect(await sessionsOf('silver_laps')).toContain(String(key));
  await page.getByRole('button', {name: 'Have silver and gold follow now'}).click();
  await app.idle();
  for (const table of ['silver_laps', 'silver_sessions', 'gold_telemetry_laps'])
    expect(await sessionsOf(table), table).not.toContain(String(key));
  await expect(practice).toHaveCount(0);

  await app.goTo('/ingest?source=sample');
  await expect(page.getByText(/^Will take about .* are left\.$/)).toBeVisible();

  await page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name: 'Help'}).click();
  await page.getByRole('link', {name: 'There is no data in bronze'}).click();
  await app.goTo('/ingest?source=local');
  await page.getByLabel(/^OpenF1 .*files$/).setInputFiles({
    name: 'laps_mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from('[{"session_key":77,"meeting_key":7,"driver_number":4,"lap_number":1}]'),
  });
  await app.idle();
  await app.goTo('/help/no-bronze-data');
  await page.getByRole('button', {name: 'Check the lake'}).click();
  await expect(page.getByText('1 file waits to be loaded.')).toBeVisible();
  await page.getByRole('button', {name: 'Run the pipeline'}).click();
  await expect(page.getByText(/1 file loaded, 1 row new/)).toBeVisible();
  await expect(page.getByText('Nothing wrong')).toBeVisible();

  const guide = page.getByRole('region', {name: 'Guide'});
  await app.goTo('/');
  await expect(guide).toContainText('Step 3 of 3');
  await guide.getByRole('button', {name: 'Put the guide away'}).click();
  await expect(guide).toBeHidden();
  await app.goTo('/help');
  await page.getByRole('link', {name: 'Show the guide on Home again'}).click();
  await expect(guide).toBeVisible();

  await app.goTo('/settings/storage');
  await page.getByRole('button', {name: 'Reset everything…'}).click();
  await expect(dialog.getByText(/\d+ tables with [\d,]+ rows/)).toBeVisible();
  await dialog.getByLabel(/^Type the catalog’s name/).fill('f1');
  await dialog.getByRole('button', {name: 'Delete everything'}).click();
  await expect(dialog.getByText('Write f1_data')).toBeVisible();
  await dialog.getByLabel(/^Type the catalog’s name/).fill('f1_data');
  await dialog.getByRole('button', {name: 'Delete everything'}).click();
  await expect(guide).toContainText('Step 1 of 3');
  expect(await app.stagedFiles()).toEqual({});
  expect(await app.value('select count(*)::int from bronze_laps')).toBe(0);
});
