import {test} from '@playwright/test';
import {type Lake, lake} from '../harness/lake';
import {createProfile} from '../harness/profile';
import {flowMs} from './flowMs';
import {inNewLake} from './inNewLake';
import {measuresOn} from './measures';
import {medianOf, repeat} from './medians';
import {note, printReport} from './report';
import {updateMs} from './updateMs';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const smallFiles = Number(process.env['BENCH_SMALL_FILES'] ?? 10_000);
const ledgerFiles = Number(process.env['BENCH_LEDGER_FILES'] ?? 100_000);

test.afterAll(printReport);

async function countFiles(app: Lake): Promise<number> {
  return Number(await app.value('select count(*)::int from ops.autoloader_files'));
}

test('many small files', async ({playwright: {chromium}}) => {
  const turns = await repeat(runs, () =>
    inNewLake(chromium, async (page) => {
      const app = lake(page);
      const measures = await measuresOn(page);
      await measures.writeSmallFiles(0, smallFiles);
      const readMs = await measures.readSmallFiles();
      await app.open('/');
      await app.runPipeline();
      if ((await countFiles(app)) !== smallFiles) throw new Error('A file is missing');
      return {readMs, ms: await flowMs(app, 'bronze_position')};
    }),
  );
  const what = `${smallFiles} files of 20 rows`;
  const ms = medianOf(turns.map((turn) => turn.ms));
  const readMs = medianOf(turns.map((turn) => turn.readMs));
  note({what: `${what}: bronze flow`, value: ms, unit: 'ms'});
  note({what: `${what}: merely read`, value: readMs, unit: 'ms'});
  note({
    what: `${what}: times the time of reading`,
    value: ms / readMs,
    unit: 'x',
    target: {below: 1.5},
  });
  note({
    what: `${what}: peak memory of the renderer`,
    value: Math.max(...turns.map((turn) => turn.peak)) / 1e9,
    unit: 'GB',
    target: {below: 1.2},
  });
});

test('a run that finds nothing new in a large lake', async ({playwright: {chromium}}) => {
  test.setTimeout(1_800_000);
  const profile = createProfile(chromium);
  try {
    const page = await profile.openTab();
    const app = lake(page);
    await app.open('/');
    const measures = await measuresOn(page);
    await measures.writeSmallFiles(0, ledgerFiles);
    await app.open('/');
    await app.runPipeline();
    if ((await countFiles(app)) !== ledgerFiles) throw new Error('A file is missing');
    const turns = await repeat(runs, async () => {
      const opening = performance.now();
      await app.open('/');
      const openMs = performance.now() - opening;
      await app.runPipeline();
      await app.runPipeline();
      return {openMs, ms: await updateMs(app)};
    });
    const what = `${ledgerFiles} files loaded`;
    note({
      what: `${what}: an update that finds nothing new`,
      value: medianOf(turns.map((turn) => turn.ms)),
      unit: 'ms',
      target: {below: 100},
    });
    note({
      what: `${what}: from the address to an open lake`,
      value: medianOf(turns.map((turn) => turn.openMs)),
      unit: 'ms',
    });
  } finally {
    await profile.remove();
  }
});
