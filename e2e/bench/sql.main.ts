import {type Page, test} from '@playwright/test';
import {lake} from '../harness/lake';
import {inNewLake} from './inNewLake';
import {medianOf} from './medians';
import {note, printReport} from './report';

/**
 * The SQL page over as many rows as seasons of car data: a table of `scratch` with the columns and types of
 * silver_car_data, filled by SQL.
 */

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const rows = Number(process.env['BENCH_SQL_ROWS'] ?? 10_000_000);
const table = 'scratch.silver_car_data';

const fill = `create or replace table ${table} as
select 9600 + i // 700000 as session_key, 1200 + i // 3500000 as meeting_key, (i % 20)::bigint as driver_number,
  timestamp '2024-09-01 13:00:00' + to_milliseconds(i // 20 * 270) as date,
  (100 + hash(i) % 240)::bigint as speed, (6000 + hash(i + 1) % 6500)::bigint as rpm, (i % 9)::bigint as n_gear,
  (hash(i + 2) % 101)::bigint as throttle, (hash(i + 3) % 2 * 100)::bigint as brake, (i % 15)::bigint as drs,
  'car_data/car_data_20240901_130000.json' as _source_file,
  timestamp '2024-09-01 15:00:00' as _ingestion_timestamp, (i // 700000)::bigint as _batch_id
from range(${rows}) t(i)`;

test.afterAll(() => printReport());

test('ten million rows on the SQL page', async ({playwright: {chromium}}) => {
  const measured = await inNewLake(chromium, async (page) => {
    await lake(page).open('/sql');
    await page.getByRole('checkbox', {name: /scratch/}).check();
    await write(page, fill);
    await firstMs(page, 'status');
    await lake(page).idle();
    await write(page, `SELECT * FROM ${table}`);
    const firsts: number[] = [];
    for (let run = 0; run <= runs; run++) {
      firsts.push(await firstMs(page, 'cell'));
      await page.getByRole('button', {name: 'Cancel', exact: true}).click();
      await lake(page).idle();
    }
    const began = performance.now();
    await firstMs(page, 'cell');
    const during = await frameMs(page, 120);
    await lake(page).idle();
    const wholeMs = performance.now() - began;
    const scrolling = await frameMs(page, 300);
    const cancels: number[] = [];
    await write(
      page,
      `SELECT sum(a.rpm * b.speed) FROM ${table} a JOIN ${table} b USING (driver_number)`,
    );
    for (let run = 0; run < runs; run++) cancels.push(await cancelMs(page));
    return {firsts, wholeMs, during, scrolling, cancels};
  });
  const {firsts, wholeMs, during, scrolling, cancels, peak} = measured;
  const [first = Number.NaN, ...others] = firsts;
  const million = `${rows / 1e6} million rows`;
  note({
    what: `SELECT * of ${million}: first row on screen, the first time`,
    value: first,
    unit: 'ms',
  });
  note({
    what: `SELECT * of ${million}: first row on screen`,
    value: medianOf(others),
    unit: 'ms',
    target: {below: 300},
  });
  note({what: `SELECT * of ${million}: all kept`, value: wholeMs / 1000, unit: 's'});
  note({
    what: 'longest frame while rows come and are scrolled',
    value: Math.max(...during),
    unit: 'ms',
  });
  note({what: 'scrolling to the end: median frame', value: medianOf(scrolling), unit: 'ms'});
  note({
    what: `scrolling to the end: longest of ${scrolling.length} frames`,
    value: Math.max(...scrolling),
    unit: 'ms',
    target: {below: 50},
  });
  note({
    what: 'cancel: from click until the engine is free, median',
    value: medianOf(cancels),
    unit: 'ms',
    target: {below: 100},
  });
  note({what: 'cancel: the longest', value: Math.max(...cancels), unit: 'ms'});
  note({
    what: 'peak memory of the renderer, making the table included',
    value: peak / 1e9,
    unit: 'GB',
  });
});

async function write(page: Page, sql: string): Promise<void> {
  await page.getByRole('textbox', {name: 'SQL', exact: true}).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Escape');
}

/** Milliseconds from the click on Run to the frame after the one that has a cell's text, or what was written. */
function firstMs(page: Page, what: 'cell' | 'status'): Promise<number> {
  return page.evaluate((wanted) => {
    const run = [...document.querySelectorAll('button')].find(
      (button) => button.textContent === 'Run' && button.checkVisibility(),
    );
    if (!run) throw new Error('There is no button Run');
    const started = performance.now();
    run.click();
    return new Promise<number>((resolve, reject) => {
      let frames = 0;
      const isThere = (): boolean =>
        wanted === 'cell'
          ? /\d/.test(document.querySelector('[role=gridcell]')?.textContent ?? '')
          : /Done and saved/.test(document.querySelector('main')?.textContent ?? '');
      const look = (now: number): void => {
        frames += 1;
        if (frames > 2 && isThere()) requestAnimationFrame((shown) => resolve(shown - started));
        else if (now - started > 240_000) reject(new Error('Nothing came'));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, what);
}

/** Milliseconds of each frame while the grid is scrolled from its top to its end. */
function frameMs(page: Page, frames: number): Promise<readonly number[]> {
  return page.evaluate(async (count) => {
    const grid = document.querySelector('[role=grid]');
    if (!grid) throw new Error('There is no grid');
    const next = (): Promise<number> => new Promise(requestAnimationFrame);
    const taken: number[] = [];
    let last = await next();
    for (let i = 1; i <= count; i++) {
      grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * i) / count;
      const now = await next();
      taken.push(now - last);
      last = now;
    }
    return taken;
  }, frames);
}

/** Milliseconds from the click on Cancel until the page says that it was cancelled: the engine has told so. */
async function cancelMs(page: Page): Promise<number> {
  await page.getByRole('button', {name: 'Run', exact: true}).click();
  await page.getByRole('button', {name: 'Cancel', exact: true}).waitFor();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  return page.evaluate(() => {
    const cancel = [...document.querySelectorAll('button')].find(
      (button) => button.textContent === 'Cancel' && button.checkVisibility(),
    );
    if (!cancel) throw new Error('Nothing runs');
    const started = performance.now();
    cancel.click();
    return new Promise<number>((resolve, reject) => {
      const look = (now: number): void => {
        if (/was cancelled/.test(document.querySelector('main')?.textContent ?? ''))
          resolve(performance.now() - started);
        else if (now - started > 30_000) reject(new Error('It was not cancelled'));
        else requestAnimationFrame(look);
      };
      look(started);
    });
  });
}
