import {expect, type Page, test} from '@playwright/test';
import {appUrl} from '../harness/addresses';
import {createProfile, type Profile} from '../harness/profile';
import {chance} from '#/testing/chance';
import {askPage} from './askPage';
import {expectedSums, type LoadedTable, perRound, sumsSql, tableOf} from './generatedFile';

const kills = Number(process.env['TORTURE_KILLS'] ?? 200);
const seed = Number(process.env['TORTURE_SEED'] ?? Date.now() % 1_000_000);
/** A lake is killed so often; then the next begins, so that all stay small. */
const perLake = 25;
/** From the first file on, how long it loads before it is killed, in milliseconds. */
const [shortest, longest] = [200, 3000];
const tables: readonly LoadedTable[] = ['bronze_laps', 'bronze_weather'];

/** What the page said, over all rounds of a lake. */
interface Said {
  readonly staged: Map<number, number>;
  readonly acknowledged: Map<number, number>;
  readonly failures: string[];
}

/** What a killed lake must not do, counted. */
const found = {unopenable: 0, lost: 0, twice: 0, torn: 0};
const summary = {kills: 0, files: 0, acknowledged: 0, 'wal-set-aside': 0, rebuilt: 0};

/** Numbers of the files of rounds up to the last that was said of each. */
const filesOf = (said: ReadonlyMap<number, number>): readonly number[] =>
  [...said].flatMap(([round, last]) =>
    Array.from({length: last - round * perRound + 1}, (_, i) => round * perRound + i),
  );

async function openPage(profile: Profile, said: Said): Promise<Page> {
  const page = await profile.openTab();
  page.on('console', (message) => {
    const [word, number] = message.text().split(' ');
    const file = Number(number);
    if (word === 'STAGED') said.staged.set(Math.floor(file / perRound), file);
    if (word === 'ACK') said.acknowledged.set(Math.floor(file / perRound), file);
    if (word === 'FAILED' || word === 'DIED') said.failures.push(message.text());
  });
  await page.goto(`${appUrl}/loading/index.html`);
  const recovery = await askPage(page, 'open').catch((thrown: unknown) => {
    found.unopenable += 1;
    throw thrown;
  });
  if (recovery === 'wal-set-aside' || recovery === 'rebuilt') summary[recovery] += 1;
  // What was built anew is empty until it is loaded from the staged files.
  if (recovery === 'rebuilt') await askPage(page, 'load');
  return page;
}

/** Counts a file of a table that is not as it was written; answers with its number. */
function judge(table: LoadedTable, row: Readonly<Record<string, unknown>>): number {
  const file = Number(row['file']);
  const is = expectedSums(file);
  const isTwice = Number(row['rows']) > Number(row['different']);
  const isWhole =
    tableOf(file) === table &&
    row['rows'] === is.rows &&
    row['different'] === is.different &&
    row['figures'] === is.figures;
  if (isTwice) found.twice += 1;
  else if (!isWhole) found.torn += 1;
  if (isTwice || !isWhole) console.log(`file ${file} in ${table}:`, row, is);
  return file;
}

const ledgerSql = `SELECT count(*) - count(DISTINCT path) AS twice, coalesce(sum(row_count), 0)::BIGINT AS rows,
  (SELECT count(*) FROM bronze_laps) + (SELECT count(*) FROM bronze_weather) AS stored FROM ops.autoloader_files`;

/** Holds every file in the lake against what it says, and each of `promised` against the lake. */
async function check(page: Page, promised: readonly number[]): Promise<void> {
  const missing = new Set(promised);
  for (const table of tables)
    for (const row of await askPage(page, 'rows', sumsSql(table)))
      missing.delete(judge(table, row));
  found.lost += missing.size;
  if (missing.size > 0) console.log('lost', [...missing]);
  const [ledger] = await askPage(page, 'rows', ledgerSql);
  expect(ledger).toMatchObject({twice: 0, rows: ledger?.['stored']});
}

test(`${kills} kills while files are staged and loaded without a pause: no file is lost, none is there twice`, async ({
  playwright: {chromium},
}) => {
  test.setTimeout(120_000 + kills * 30_000);
  console.log(`seed ${seed} (TORTURE_SEED)`);
  const random = chance(seed);
  while (summary.kills < kills) {
    const said: Said = {staged: new Map(), acknowledged: new Map(), failures: []};
    const profile = createProfile(chromium);
    try {
      let page = await openPage(profile, said);
      for (let round = 1; round <= perLake && summary.kills < kills; round += 1) {
        const moment = shortest + random() * (longest - shortest);
        const acknowledged = page.waitForEvent('console', {
          predicate: (message) => message.text().startsWith('ACK'),
        });
        acknowledged.catch(() => undefined);
        await askPage(page, 'begin', round);
        // The first round of a lake acknowledges something, however slow the machine is.
        if (round === 1) await acknowledged;
        await new Promise((reached) => setTimeout(reached, moment));
        await profile.kill();
        summary.kills += 1;
        page = await openPage(profile, said);
        await check(page, filesOf(said.acknowledged));
        console.log(
          `kill ${summary.kills} after ${moment.toFixed(0)} ms: ${said.staged.get(round) ?? 'none'} staged, ${said.acknowledged.get(round) ?? 'none'} acknowledged`,
        );
        expect({...found, failures: said.failures}).toEqual({
          unopenable: 0,
          lost: 0,
          twice: 0,
          torn: 0,
          failures: [],
        });
      }
      await askPage(page, 'load');
      // Everything that was said to be staged is loaded now, acknowledged or not.
      await check(page, filesOf(said.staged));
    } finally {
      await profile.remove();
    }
    summary.files += filesOf(said.staged).length;
    summary.acknowledged += filesOf(said.acknowledged).length;
  }
  console.log('summary', {...summary, ...found});
  expect(found).toEqual({unopenable: 0, lost: 0, twice: 0, torn: 0});
  expect(summary.acknowledged).toBeGreaterThan(0);
});
