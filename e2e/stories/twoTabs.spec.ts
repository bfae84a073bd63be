import {lake} from '../harness/lake';
import {expect, test} from '../harness/story';

test.use({begins: 'filled'});

test('a second tab says the lake is open elsewhere, takes it over, and gives it back', async ({
  app,
}) => {
  await app.open('/');
  const races = await app.value('select count(*)::int from gold_race_summary');
  expect(races).toBeGreaterThan(0);

  const second = lake(await app.page.context().newPage());
  await second.page.goto('/races');
  const takeOver = second.page.getByRole('button', {name: 'Take over'});
  await expect(takeOver).toBeVisible();
  await expect(second.page.getByText(/another tab/i).first()).toBeVisible();

  await takeOver.click();
  await expect(takeOver).toBeHidden();
  await second.idle();
  expect(await second.value('select count(*)::int from gold_race_summary')).toBe(races);

  await app.page.bringToFront();
  const back = app.page.getByRole('button', {name: 'Take it back'});
  await back.click();
  await expect(back).toBeHidden();
  await app.idle();
  expect(await app.value('select count(*)::int from gold_race_summary')).toBe(races);
});

test('a tab that waits opens the lake by itself when the first is closed', async ({app}) => {
  await app.open('/');
  const second = lake(await app.page.context().newPage());
  await second.page.goto('/');
  await expect(second.page.getByRole('button', {name: 'Take over'})).toBeVisible();
  await app.page.close();
  await expect(second.page.getByRole('button', {name: 'Take over'})).toBeHidden();
  await second.idle();
  expect(await second.value('select 1')).toBe(1);
});
