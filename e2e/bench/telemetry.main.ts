import {test} from '@playwright/test';
import {type Lake, lake} from '../harness/lake';
import {inNewLake} from './inNewLake';
import {medianOf} from './medians';
import {note, printReport} from './report';

/** Telemetry over the sample lake: from click to drawn, and the frames while it is zoomed and moved. */

const runs = Number(process.env['BENCH_RUNS'] ?? 5);

test.afterAll(() => printReport());

test('telemetry of four laps', async ({playwright: {chromium}}) => {
  const measured = await inNewLake(chromium, async (page) => {
    const app = lake(page);
    await app.ingest();
    await app.runPipeline();
    const races = await app.query(
      'select session_key::int as session from gold_race_summary order by 1 limit 1',
    );
    const session = Number(races[0]?.['session']);
    const openings: number[] = [];
    for (let run = 0; run <= runs; run++) {
      await app.goTo(`/races/${session}`);
      openings.push(await openingMs(app, await telemetryLink(app, session, {laps: 4, skip: run})));
    }
    const few = await frameMs(app);
    await app.goTo(`/races/${session}`);
    await openingMs(app, await telemetryLink(app, session, {laps: 12, skip: 8}));
    const many = await frameMs(app);
    await app.goTo(`/races/${session}`);
    const opening = await openingMs(app, await telemetryLink(app, session, {laps: 60, skip: 0}));
    const points = await pointsShown(app);
    const most = await frameMs(app);
    await app.goTo(`/replay/${session}`);
    return {openings, few, many, opening, points, most, replay: await replayFrameMs(app)};
  });
  note({
    what: `telemetry of 60 laps, ${measured.points.toLocaleString('en-GB')} points: from click to drawn`,
    value: measured.opening,
    unit: 'ms',
  });
  const [first = Number.NaN, ...others] = measured.openings;
  note({what: 'telemetry of 4 laps: the first time, with its code', value: first, unit: 'ms'});
  note({
    what: 'telemetry of 4 laps: from click to drawn',
    value: medianOf(others),
    unit: 'ms',
    target: {below: 600},
  });
  for (const [what, frames] of [
    ['zoom and pan of 4 laps', measured.few],
    ['zoom and pan of 12 laps', measured.many],
    [`zoom and pan of 60 laps, ${measured.points.toLocaleString('en-GB')} points`, measured.most],
    ['replay at 60x', measured.replay],
  ] as const) {
    note({what: `${what}: median frame`, value: medianOf(frames), unit: 'ms'});
    note({
      what: `${what}: frames over 32 ms`,
      value: frames.filter((ms) => ms > 32).length,
      unit: '',
    });
    note({
      what: `${what}: longest of ${frames.length} frames`,
      value: Math.max(...frames),
      unit: 'ms',
      target: {below: 32},
    });
  }
});

/** The path with laps by turns of the drivers; `skip` so that each is asked for the first time. */
async function telemetryLink(
  app: Lake,
  session: number,
  {laps, skip}: {readonly laps: number; readonly skip: number},
): Promise<string> {
  const rows = await app.query(`
    select driver_number::int as driver, lap_number::int as lap from gold_telemetry_laps
    where session_key = ${session} and lap_number > 1
    order by lap_number, driver_number limit ${laps} offset ${skip * laps}`);
  if (rows.length !== laps) throw new Error(`${rows.length} laps with telemetry, not ${laps}`);
  const names = rows.map((row) => `${String(row['driver'])}.${String(row['lap'])}`);
  return `/telemetry/${session}?laps=${names.join(',')}`;
}

/** Goes there as a link does; until the frame after the one in which all traces have been drawn. */
function openingMs({page}: Lake, path: string): Promise<number> {
  return page.evaluate((to) => {
    const started = performance.now();
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
    const isDrawn = (): boolean =>
      document.querySelector('canvas[data-traces][data-drawn]') !== null;
    return new Promise<number>((resolve) => {
      const look = (now: number): void => {
        if (isDrawn()) requestAnimationFrame((shown) => resolve(shown - started));
        else if (now - started > 20_000) resolve(Number.NaN);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, path);
}

/** Points that the lines of all strips are made of: six channels by sample, and the delta every ten metres. */
async function pointsShown({page}: Lake): Promise<number> {
  return Number(await page.locator('canvas[data-traces]').getAttribute('data-points'));
}

/** Milliseconds of each frame while the wheel zooms in, moves along the lap and zooms out again. */
async function frameMs(app: Lake): Promise<readonly number[]> {
  await app.idle();
  return app.page.evaluate(async () => {
    const frame = document.querySelector<HTMLElement>('[role=slider][aria-label^=Cursor]');
    if (!frame) throw new Error('There are no traces');
    const {left, top, width} = frame.getBoundingClientRect();
    const wheel = (deltaY: number, shiftKey: boolean): void => {
      const place = {clientX: left + width / 2, clientY: top + 200};
      const options = {deltaY, shiftKey, bubbles: true, cancelable: true, ...place};
      frame.dispatchEvent(new WheelEvent('wheel', options));
      frame.dispatchEvent(
        new PointerEvent('pointermove', {bubbles: true, pointerType: 'mouse', ...place}),
      );
    };
    const frames: number[] = [];
    const next = (): Promise<number> => new Promise(requestAnimationFrame);
    let last = await next();
    for (let i = 0; i < 180; i++) {
      const part = Math.floor(i / 60);
      wheel(part === 1 ? (i < 90 ? 20 : -20) : part === 0 ? -20 : 20, part === 1);
      const now = await next();
      frames.push(now - last);
      last = now;
    }
    return frames;
  });
}

/** Milliseconds of each frame of two seconds of replay. */
async function replayFrameMs({page}: Lake): Promise<readonly number[]> {
  await page.emulateMedia({reducedMotion: 'no-preference'});
  await page.getByLabel('Speed').selectOption('60');
  await page.getByRole('button', {name: 'Play'}).click();
  return page.evaluate(async () => {
    const frames: number[] = [];
    const next = (): Promise<number> => new Promise(requestAnimationFrame);
    let last = await next();
    for (let i = 0; i < 120; i++) {
      const now = await next();
      frames.push(now - last);
      last = now;
    }
    return frames;
  });
}
