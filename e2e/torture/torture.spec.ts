import {expect, test} from '@playwright/test';
import {checksums} from '../harness/checksums';
import {type Lake, lake} from '../harness/lake';
import {createProfile} from '../harness/profile';
import {chance} from './chance';

const kills = Number(process.env['TORTURE_KILLS'] ?? 3);
const reloads = Number(process.env['TORTURE_RELOADS'] ?? 3);
const seed = Number(process.env['TORTURE_SEED'] ?? Date.now() % 1_000_000);
/** A lake is finished and checked after at most so many disruptions, then a new one is begun. */
const perLake = 4;

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
  const takeOne = (): Disruption | undefined =>
    left.splice(Math.floor(random() * left.length), 1)[0];

  for (let lakes = 1; left.length > 0; lakes++) {
    const profile = createProfile(chromium);
    let app = lake(await profile.openTab());
    await app.open('/');

    for (let disruptions = 0; disruptions < perLake && left.length > 0; disruptions++) {
      const step: Step = random() < 0.5 ? 'ingest' : 'pipeline';
      const moment = random() * whole.durations[step];
      const how = takeOne();
      await press(app, step);
      await new Promise((reached) => setTimeout(reached, moment));
      const wasIdle = await app.page.evaluate(() => document.body.dataset['idle']);
      if (how === 'kill') {
        await profile.kill();
        app = lake(await profile.openTab());
      }
      await app.open('/');
      console.log(
        `lake ${lakes}: ${how} after ${moment.toFixed(0)} ms of ${step}, idle ${wasIdle}`,
      );
    }

    await finish(app, 'ingest');
    await finish(app, 'pipeline');
    expect(await checksums(app)).toEqual(whole.sums);
    expect(profile.complaints).toEqual([]);
    await profile.remove();
  }
});
