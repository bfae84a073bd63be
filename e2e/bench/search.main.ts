import {type CDPSession, expect, type Page, test} from '@playwright/test';
import {lake} from '../harness/lake';
import {inNewLake} from './inNewLake';
import {medianOf} from './medians';
import {note, printReport} from './report';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);

test.afterAll(printReport);

/** Milliseconds that the page's thread works from the key until the search is there, whatever else this machine does. */
async function openingMs(page: Page, session: CDPSession): Promise<number> {
  const worked = async (): Promise<number> => {
    const {metrics} = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({name}) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const before = await worked();
  await page.keyboard.press('Control+k');
  await page.waitForSelector('[role=option]');
  const took = (await worked()) - before;
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return took;
}

test('opening the search over everything', async ({playwright: {chromium}}) => {
  const {took} = await inNewLake(chromium, async (page) => {
    const app = lake(page);
    await app.ingest();
    await app.runPipeline();
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    const times: number[] = [];
    for (let run = 0; run <= runs; run += 1) times.push(await openingMs(page, session));
    return {took: times};
  });
  const [first = Number.NaN, ...next] = took;
  note({what: 'search, the first of a visit', value: first, unit: 'ms'});
  note({
    what: 'search, from the key to what it offers',
    value: medianOf(next),
    unit: 'ms',
    target: {below: 50},
  });
});
