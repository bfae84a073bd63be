import {axeFaults} from '../harness/axeFaults';
import {expect, test} from '../harness/story';

test.use({begins: 'filled'});

test('a person who knows SQL works on the SQL page', async ({app, profile}) => {
  const {page} = app;
  const editor = page.getByRole('textbox', {name: 'SQL', exact: true});
  const tab = (name: string) => page.getByRole('tab', {name, exact: true});
  const press = (name: string) => page.getByRole('button', {name, exact: true}).click();
  const write = async (text: string): Promise<void> => {
    await editor.press('Control+a');
    await page.keyboard.insertText(text);
  };
  /** What axe finds in light and dark. */
  const faults = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
      found.push(...(await axeFaults(page)).map((fault) => `${colorScheme} ${fault}`));
    }
    return found;
  };
  await app.open('/sql');

  await test.step('the statement of the cursor runs by the keyboard, and Tab does not trap', async () => {
    await editor.press('Control+Enter');
    await app.idle();
    await expect(page.getByText('1 row.', {exact: false}).first()).toBeVisible();
    await editor.press('Escape');
    await editor.press('Tab');
    await expect(editor).not.toBeFocused();
  });

  await test.step('completion knows tables, and the columns of an alias with their units', async () => {
    const offers = page.getByRole('listbox', {name: 'Completions'});
    await write('select l. from silver_laps l');
    await editor.press('Home');
    for (let at = 0; at < 'select l.'.length; at++) await editor.press('ArrowRight');
    await editor.pressSequentially('lap_dur');
    await expect(offers.getByRole('option').first()).toContainText('double · s');
    await offers.getByRole('option').first().click();
    await expect(editor).toContainText('select l.lap_duration from silver_laps l');
    await write('select * ');
    await page.keyboard.type('from silver_wea');
    await expect(offers.getByRole('option').first()).toContainText('silver_weather');
  });

  await test.step('a wrong column is underlined, and what DuckDB proposes takes its place', async () => {
    await write('select 1;\nselect lap_nmber\nfrom silver_laps limit 3');
    await editor.press('Control+End');
    await editor.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('lap_nmber');
    const underlined = page.locator('.cm-lintRange-error');
    await expect(underlined).toHaveText('lap_nmber');
    expect(await faults()).toEqual([]);
    await editor.press('F8');
    await page.getByRole('button', {name: 'Use lap_number'}).click();
    await expect(underlined).toHaveCount(0);
    await editor.press('Control+Enter');
    await app.idle();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(editor).toContainText('select lap_number');
  });

  await test.step('all statements run in their order', async () => {
    await press('Run all');
    await expect(page.getByText('Statement 2 of 2')).toBeVisible();
    await app.idle();
  });

  await test.step('format lays the text out', async () => {
    await write('select a, b from (select 1 as a, 2 as b) where a = 1');
    await press('Format');
    await expect(editor.locator('.cm-line').first()).toHaveText('select');
  });

  await test.step('the plan tells each step with its rows and time', async () => {
    await write(
      'select compound, count(*) from silver_stints join silver_drivers using (driver_number) group by all',
    );
    await editor.press('Escape');
    await press('Explain');
    const plan = page.getByRole('region', {name: 'Query plan'});
    const join = plan.getByRole('group').filter({hasText: 'Hash join'}).first();
    await expect(plan.getByText('Table scan').first()).toBeVisible();
    await expect(join).toContainText(/\d+ rows.*\d ms.*%/);
    await plan.getByText('Table scan').first().click();
    await expect(plan.getByText('Sequential Scan').first()).toBeVisible();
    expect(await faults()).toEqual([]);
    await press('Close the plan');
  });

  await test.step('a snippet opens with its parameters, which are typed and bound', async () => {
    await press('Snippets');
    expect(await faults()).toEqual([]);
    await page.getByRole('searchbox', {name: 'Search queries'}).fill('longest');
    await press('Longest stops');
    await expect(tab('Longest stops')).toHaveAttribute('aria-selected', 'true');
    await expect(editor).toBeFocused();
    const top = page.getByRole('textbox', {name: 'top', exact: true});
    await top.fill('1; drop table silver_pit');
    await press('Run');
    await expect(page.getByText('Give a value that fits for top', {exact: false})).toBeVisible();
    await top.fill('2');
    await top.press('Enter');
    await app.idle();
    await expect(page.getByText('2 rows.', {exact: false}).first()).toBeVisible();
    expect(await faults()).toEqual([]);
  });

  await test.step('with the switch a table of one’s own is written, which completion knows', async () => {
    await press('New query');
    await page.getByRole('checkbox', {name: 'Allow writing into scratch'}).check();
    await write('create table scratch.mine as select 7 as lucky');
    await press('Run');
    await app.idle();
    await write('select * ');
    await page.keyboard.type('from scratch.');
    await expect(page.getByRole('option', {name: 'mine'})).toBeVisible();
    await tab('Query 2').focus();
    await page.keyboard.press('Delete');
    await expect(tab('Longest stops')).toBeFocused();
  });

  await test.step('a query is saved, and history tells what was run', async () => {
    await press('Save');
    await page.getByRole('textbox', {name: 'Name'}).fill('Stops to look at');
    await page.keyboard.press('Enter');
    await expect(tab('Stops to look at')).toBeVisible();
    await press('History');
    await page.getByRole('searchbox', {name: 'Search queries'}).fill('lap_nmber failed');
    const runs = page.getByRole('list', {name: 'Statements that were run'}).getByRole('listitem');
    await expect(runs).toHaveCount(1);
    await expect(runs).toContainText('Binder Error');
    await page.getByRole('button', {name: 'Close', exact: true}).click();
  });

  await test.step('tabs are opened, renamed and closed by the keyboard, and stay over a reload', async () => {
    await press('New query');
    await editor.pressSequentially('select 42 as answer');
    await tab('Query 2').focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', {name: 'Name'}).fill('The answer');
    await page.keyboard.press('Enter');
    await expect(tab('The answer')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(tab('Stops to look at')).toBeFocused();
    await page.reload();
    await app.idle();
    await expect(tab('Stops to look at')).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('textbox', {name: 'top', exact: true})).toHaveValue('2');
    await tab('Stops to look at').focus();
    await page.keyboard.press('Delete');
    await expect(tab('The answer')).toBeFocused();
    await press('Saved');
    await press('Stops to look at');
    await expect(tab('Stops to look at')).toHaveAttribute('aria-selected', 'true');
  });

  const link = await test.step('the address is a link to the query', async () => {
    await expect(page).toHaveURL(/#sql=.*p\.top=number%3A2$/);
    return page.url();
  });

  await test.step('the link shows the same in a window that knows nothing of it', async () => {
    // The SQL page keeps its tabs once more when it is left.
    await page.getByRole('link', {name: 'Help', exact: true}).click();
    await expect(page.getByRole('heading', {name: 'Help', level: 1})).toBeVisible();
    await page.evaluate(() => localStorage.clear());
    await profile.close();
    const again = await profile.openTab();
    await again.goto(link);
    await expect(again.getByRole('tab', {name: 'Stops to look at'})).toBeVisible();
    await expect(again.getByRole('textbox', {name: 'top', exact: true})).toHaveValue('2');
    await expect(again.getByText('2 rows.', {exact: false}).first()).toBeVisible();
  });
});
