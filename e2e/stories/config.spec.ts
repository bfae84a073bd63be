import {readFile} from 'node:fs/promises';
import {expect, test} from '../harness/story';

test('the configuration is corrected, saved by keyboard, kept in step, taken along and brought back', async ({
  app,
}) => {
  const {page} = app;
  await app.open('/config');
  const editor = page.getByRole('textbox', {name: 'pipeline_config.json'});
  const text = await editor.inputValue();
  await editor.fill(text.replace('"continuous": false', '"continous": true'));
  await expect(page.getByText('did you mean continuous?')).toBeVisible();
  await editor.fill(text.replace('"continuous": false', '"continuous": true'));
  const changes = page.getByRole('region', {name: 'Changes to save'});
  await expect(changes.getByRole('listitem')).toHaveText('continuouswas false → becomes true');
  await page.keyboard.press('Control+s');
  await expect(changes.getByText('Saved. The next update goes by it.')).toBeVisible();
  await page.getByRole('link', {name: 'Home'}).first().click();
  const runsByItself = page.getByRole('checkbox', {name: 'Run by itself when files arrive'});
  await expect(runsByItself).toBeChecked();
  await runsByItself.uncheck();
  await page.getByRole('link', {name: 'Config', exact: true}).click();
  await expect(editor).toHaveValue(text);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Download'}).click();
  const file = await (await saved).path();
  expect(await readFile(file, 'utf8')).toBe(text);
  const other = {name: 'config.json', mimeType: 'application/json'};
  await page
    .getByLabel('Import a configuration')
    .setInputFiles({...other, buffer: Buffer.from('{"development": false}')});
  await expect(changes.getByText('From config.json.')).toBeVisible();
  await page.getByRole('button', {name: 'Discard'}).click();
  await expect(editor).toHaveValue(text);
});

test('examples of a table pass in the lake itself, which holds nothing yet', async ({app}) => {
  const {page} = app;
  await app.open('/tables/gold_tyre_strategy');
  await page.getByRole('tab', {name: 'Examples'}).click();
  await page.getByRole('button', {name: 'Run', exact: true}).click();
  await expect(page.getByText(/examples in .*: as expected\./)).toBeVisible();
  await expect(page.getByText('The table has no rows to sample yet')).toBeVisible();
});
