import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type BrowserType, test} from '@playwright/test';
import {type Lake, lake} from '../harness/lake';
import {createProfile} from '../harness/profile';
import {medianOf, repeat} from './medians';
import {type NativeRun, runNative} from './nativePipeline';
import {note, printReport} from './report';
import {writeSeason} from './seasonFiles';
import {stage} from './stageAndLoad';
import {tableDefinitions} from './tableDefinitions';
import {lastUpdate, updateMs} from './updateMs';

const runs = Number(process.env['BENCH_RUNS'] ?? 5);
const meetings = Number(process.env['BENCH_MEETINGS'] ?? 24);
const [few, many] = [10, Number(process.env['BENCH_SESSIONS'] ?? 100)] as const;
const folder = mkdtempSync(join(tmpdir(), 'laplake-bench-'));

test.afterAll(() => {
  printReport();
  rmSync(folder, {recursive: true, force: true});
});

/** The app in a browser of its own, which starts from nothing. */
async function inNewLake<T>(browser: BrowserType, work: (app: Lake) => Promise<T>): Promise<T> {
  const profile = createProfile(browser);
  try {
    const app = lake(await profile.openTab());
    await app.open('/');
    return await work(app);
  } finally {
    await profile.remove();
  }
}

async function runPipeline(app: Lake): Promise<void> {
  await app.page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name: 'Home'}).click();
  await app.runPipeline();
  const {state, failure, flows} = await lastUpdate(app);
  if (state !== 'COMPLETED') throw new Error(`The update ${state}: ${failure?.message ?? ''}`);
  const failed = flows.find((flow) => flow.failure);
  if (failed) throw new Error(`${failed.table}: ${failed.failure?.message ?? ''}`);
}

/** The figures mean something only while both have the same rows. */
async function compareRows(app: Lake, native: NativeRun): Promise<void> {
  for (const [table, rows] of Object.entries(native.rows)) {
    const own = Number(await app.value(`select count(*)::int from ${table}`));
    if (own !== rows) throw new Error(`${table} has ${own} rows here and ${rows} natively`);
  }
}

test('a season without telemetry, from staged files to gold', async ({playwright: {chromium}}) => {
  test.setTimeout(300_000 + runs * 300_000);
  const season = writeSeason(join(folder, 'season'), {meetings});
  const tables = await tableDefinitions();
  const turns = await repeat(runs, async () => {
    const native = await runNative(tables, season.folders, folder);
    return inNewLake(chromium, async (app) => {
      await stage(app, season.sessions.flat());
      await runPipeline(app);
      await compareRows(app, native);
      const {flows} = await lastUpdate(app);
      const derived = flows.filter(({layer}) => layer !== 'bronze');
      return {
        native,
        ms: await updateMs(app),
        derivedMs: derived.reduce((sum, flow) => sum + flow.ms, 0),
      };
    });
  });
  const middle = (of: (turn: (typeof turns)[number]) => number): number => medianOf(turns.map(of));
  const what = `season of ${meetings} meetings`;
  const rows = Object.values(turns[0]?.native.rows ?? {}).reduce((sum, count) => sum + count, 0);
  note({what: `${what}: files`, value: season.sessions.flat().length, unit: ''});
  note({what: `${what}: JSON`, value: season.bytes / 1e6, unit: 'MB'});
  note({what: `${what}: rows of all ${tables.length} tables`, value: rows, unit: ''});
  note({what: `${what}: update`, value: middle(({ms}) => ms), unit: 'ms'});
  note({
    what: `${what}: silver and gold of it`,
    value: middle((turn) => turn.derivedMs),
    unit: 'ms',
  });
  const nativeMs = ({native}: (typeof turns)[number]) => native.bronzeMs + native.derivedMs;
  note({what: `${what}: native, 1 thread`, value: middle(nativeMs), unit: 'ms'});
  note({
    what: `${what}: silver and gold natively`,
    value: middle(({native}) => native.derivedMs),
    unit: 'ms',
  });
  note({
    what: `${what}: times the time of native`,
    value: middle((turn) => turn.ms / nativeMs(turn)),
    unit: 'x',
    target: {below: 2},
  });
  note({
    what: `${what}: times the time of native, silver and gold`,
    value: middle(({derivedMs, native}) => derivedMs / native.derivedMs),
    unit: 'x',
    target: {below: 2},
  });
});

test('a new session in a small lake and in a large one, and nothing new', async ({
  playwright: {chromium},
}) => {
  test.setTimeout(900_000 + runs * 60_000);
  // The sessions that are measured are of the same kinds in both: a meeting has three.
  const from = many + ((((few - many) % 3) + 3) % 3);
  const {sessions} = writeSeason(join(folder, 'sessions'), {
    meetings: Math.ceil((from + runs) / 3),
    laps: 20,
  });
  const {small, large, idle} = await inNewLake(chromium, async (app) => {
    const load = async (paths: readonly (readonly string[])[]): Promise<number> => {
      await stage(app, paths.flat());
      await runPipeline(app);
      return updateMs(app);
    };
    const oneByOne = (first: number) =>
      repeat(runs, (turn) => load(sessions.slice(first + turn, first + turn + 1)));
    await load(sessions.slice(0, few));
    const small = await oneByOne(few);
    await load(sessions.slice(few + runs, from));
    const large = await oneByOne(from);
    const idle = await repeat(runs, async () => {
      await runPipeline(app);
      return updateMs(app);
    });
    return {small, large, idle};
  });
  note({what: `one session into a lake of ${few}`, value: medianOf(small), unit: 'ms'});
  note({what: `one session into a lake of ${from}`, value: medianOf(large), unit: 'ms'});
  note({
    what: 'the one against the other',
    value: medianOf(large) / medianOf(small),
    unit: 'x',
    target: {below: 1.3},
  });
  note({
    what: `an update that finds nothing new, ${from + runs} sessions`,
    value: medianOf(idle),
    unit: 'ms',
    target: {below: 150},
  });
});
