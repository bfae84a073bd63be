import {expect, test} from '../harness/story';

test('a run is previewed, started and understood on the graph, and a full refresh says before what it will do', async ({
  app,
}) => {
  const {page} = app;
  await app.open('/ingest?source=local');
  const laps = [1, 2].map((lap) => ({
    session_key: 7001,
    meeting_key: 700,
    driver_number: 4,
    lap_number: lap,
    lap_duration: 90 + lap,
  }));
  await page.getByLabel(/^OpenF1 .*files$/).setInputFiles({
    name: 'laps_few.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(laps)),
  });
  await app.idle();

  await app.open('/pipeline');
  const graph = page.getByRole('region', {name: 'Graph'});
  const node = (name: string) => graph.getByRole('button', {name: new RegExp(`^${name}\\b`)});
  await page.getByRole('button', {name: 'Preview plan'}).click();
  await expect(node('bronze_laps')).toContainText('1 file');
  await expect(node('silver_laps')).toContainText('Full');
  await page.getByRole('button', {name: 'Run update'}).click();
  await app.idle();
  await expect(node('silver_laps')).toHaveAccessibleName(/^silver_laps, Completed, \+2/);

  await node('silver_laps').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/pipeline\?table=silver_laps$/);
  await page.getByRole('tab', {name: 'Columns'}).click();
  await page.getByRole('button', {name: /^lap_duration/}).click();
  await expect(page.getByRole('button', {name: 'bronze_laps.lap_duration'})).toBeVisible();

  await page.getByLabel('What to run').selectOption('full');
  await page.getByRole('button', {name: 'Full refresh of all…'}).click();
  const question = page.getByRole('dialog');
  await expect(question.getByText(/^It computes 45 tables as a whole/)).toBeVisible();
  await question.getByRole('button', {name: 'Cancel'}).click();
  await expect(question).toBeHidden();
  expect(await app.value('select count(*)::int from ops.updates')).toBe(1);
});
