import {expect, test} from '@playwright/test';
import {checksums} from '../harness/checksums';
import {type Lake, lake} from '../harness/lake';
import {createProfile, type Profile} from '../harness/profile';
import {chance} from '#/testing/chance';

const kills = Number(process.env['TORTURE_KILLS'] ?? 20);
const reloads = Number(process.env['TORTURE_RELOADS'] ?? 20);
const seed = Number(process.env['TORTURE_SEED'] ?? Date.now() % 1_000_000);
/** A lake's ingest and its pipeline are each broken off so often; then it is finished and checked. */
const perStep = 2;

type Step = 'ingest' | 'pipeline';
type Disruption = 'kill' | 'reload';
type Durations = Readonly<Record<Step, number>>;

/** Goes on with the ingest where there is one to go on with, else begins it. */
async function press(app: Lake, step: Step): Promise<void> {
  const name = step === 'ingest' ? 'Ingest' : 'Run Pipeline';
  const resume = app.page.getByRole('button', {name: /^Resume/});
  const button =
    step === 'ingest' && (await resume.first().isVisible())
      ? resume.first()
      : app.page.getByRole('button', {name, exact: true});
  await button.click();
}

async function finish(app: Lake, step: Step): Promise<number> {
  const started = performance.now();
  await press(app, step);
  await app.idle();
  return performance.now() - started;
}

async function uninterrupted(
  chromium: Parameters<typeof createProfile>[0],
): Promise<{durations: Durations; sums: Readonly<Record<string, string>>}> {
  const profile = createProfile(chromium);
  try {
    const app = lake(await profile.openTab());
    await app.open('/');
    const durations = {
      ingest: await finish(app, 'ingest'),
      pipeline: await finish(app, 'pipeline'),
    };
    return {durations, sums: await checksums(app)};
  } finally {
    await profile.remove();
  }
}

test(`${kills} kills and ${reloads} reloads leave the lake as if nothing had happened`, async ({
  playwright: {chromium},
}) => {
  const random = chance(seed);
  console.log(`seed ${seed} (TORTURE_SEED)`);
  const whole = await uninterrupted(chromium);
  console.log('uninterrupted', whole.durations);
  expect(Object.keys(whole.sums).length).toBeGreaterThan(0);

  const left: Disruption[] = [
    ...Array.from({length: kills}, () => 'kill' as const),
    ...Array.from({length: reloads}, () => 'reload' as const),
  ];
  let atWork = 0;

  /** Begins or goes on with a step and breaks it off at a random moment; answers with the app of the next start. */
  async function breakOff(app: Lake, step: Step, profile: Profile): Promise<Lake> {
    const how = left.splice(Math.floor(random() * left.length), 1)[0];
    const moment = random() * whole.durations[step] * 0.8;
    await press(app, step);
    await new Promise((reached) => setTimeout(reached, moment));
    const wasIdle = await app.page.evaluate(() => document.body.dataset['idle'] === 'true');
    if (!wasIdle) atWork += 1;
    console.log(
      `${how} after ${moment.toFixed(0)} ms of ${step}${wasIdle ? ', which was over' : ''}`,
    );
    if (how === 'reload') {
      await app.open('/');
      return app;
    }
    await profile.kill();
    const next = lake(await profile.openTab());
    await next.open('/');
    return next;
  }

  while (left.length > 0) {
    const profile = createProfile(chromium);
    let app = lake(await profile.openTab());
    await app.open('/');
    for (const step of ['ingest', 'pipeline'] as const) {
      for (let i = 0; i < perStep && left.length > 0; i++) app = await breakOff(app, step, profile);
      await finish(app, step);
    }
    expect(await checksums(app)).toEqual(whole.sums);
    expect(profile.complaints).toEqual([]);
    await profile.remove();
    console.log('the lake is whole');
  }
  console.log(`${atWork} of ${kills + reloads} came while it was at work`);
});
