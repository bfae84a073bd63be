import {expect, test} from '../harness/story';

const lap = (session: number, duration: string): string =>
  `{"session_key":${session},"meeting_key":700,"driver_number":4,"lap_number":1,"lap_duration":${duration}}`;

test('a broken file is found from Home, shown where it breaks, and skipped', async ({app}) => {
  const {page} = app;
  await app.open('/ingest?source=local');
  await page.getByLabel(/^OpenF1 .*files$/).setInputFiles(
    [
      {name: 'laps_broken.json', text: `[${lap(7001, '')}]`},
      {name: 'laps_whole.json', text: `[${lap(7002, '90.5')}]`},
    ].map(({name, text}) => ({name, mimeType: 'application/json', buffer: Buffer.from(text)})),
  );
  await app.idle();
  await app.open('/');
  await app.runPipeline();
  await page.getByRole('link', {name: 'Look into them'}).click();
  await expect(page).toHaveURL(/\/files\?state=malformed$/);
  await app.idle();
  const list = page.getByRole('region', {name: 'Staged files'});
  await list.getByRole('button').click();
  const details = page.getByRole('dialog');
  await expect(details.locator('mark')).toHaveText('}');
  await expect(details.getByText('laps_broken.json')).toBeVisible();
  await details.getByRole('button', {name: 'Skip'}).click();
  await app.idle();
  await expect(details).toBeHidden();
  await expect(page.getByText('No malformed file')).toBeVisible();
  expect(
    await app.query(
      "select size::int as size, commit_time from cloud_files_state('bronze_laps') where commit_time is null",
    ),
  ).toEqual([{size: `[${lap(7001, '')}]`.length, commit_time: null}]);
});

test.describe('with the sample loaded', () => {
  test.use({begins: 'filled'});

  test('a table whose checkpoint is reset and rows removed has each row once after the next run', async ({
    app,
  }) => {
    const {page} = app;
    await app.open('/files?table=bronze_laps');
    const laps = await app.value('select count(*)::int from bronze_laps');
    expect(laps).toBeGreaterThan(0);
    await page.getByRole('button', {name: 'Reset checkpoint…'}).click();
    await page.getByRole('button', {name: 'Forget its files'}).click();
    await app.idle();
    expect(await app.value('select count(*)::int from bronze_laps')).toBe(0);
    await app.open('/');
    await app.runPipeline();
    expect(await app.value('select count(*)::int from bronze_laps')).toBe(laps);
  });
});
