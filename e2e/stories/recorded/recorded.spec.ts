import {endpoints} from '#/domain/endpoints';
import {hasShared} from '#/testing/shared';
import type {Lake} from '../../harness/lake';
import {plainRows} from '../../harness/plainRows';
import {expect, test} from '../../harness/story';
import {startServer} from '../../openf1-server/server';
import {openf1Port} from '../../harness/addresses';
import {deliveredLines, storedLines} from './asLines';
import {expectedGold} from './expectedGold';
import {recordedRows, sessionKeys} from './recordedRows';

test.skip(!hasShared, 'the recorded answers are not beside the repository');

const planned = endpoints.filter(({byDefault}) => byDefault);

async function goldOf(app: Lake, table: string, columns: readonly string[]) {
  const {types, rows} = await plainRows(app, table);
  return rows.map((row) =>
    Object.fromEntries(
      columns.map((name) => {
        const value = row[name] ?? null;
        const isTime = types[name] === 'TIMESTAMP' && value !== null;
        return [name, isTime ? Number(value) / 1000 : value];
      }),
    ),
  );
}

type GoldRow = Readonly<Record<string, unknown>>;

/** Sums depend on their order in the last digits: what is as near as that counts as the same. */
function alike(found: unknown, expected: unknown): unknown {
  if (typeof found !== 'number' || typeof expected !== 'number') return found;
  return Math.abs(found - expected) <= 1e-9 * Math.abs(expected) ? expected : found;
}

const sortedBy = (rows: readonly GoldRow[], key: readonly string[]): readonly GoldRow[] => {
  const keyOf = (row: GoldRow) => key.map((name) => String(row[name])).join(' ');
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

function expectSame(
  found: readonly GoldRow[],
  expected: readonly GoldRow[],
  key: readonly string[],
): void {
  const wanted = sortedBy(expected, key);
  const there = sortedBy(found, key).map((row, i) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, alike(value, wanted[i]?.[name])]),
    ),
  );
  expect(there).toEqual(wanted);
}

test('recorded sessions come through fetching, loading and refining unharmed, within the limits OpenF1 sets', async ({
  app,
}) => {
  test.setTimeout(900_000);
  const server = await startServer({
    port: openf1Port,
    data: 'recorded',
    pace: {perSecond: 3, perMinute: 30},
  });
  try {
    const sessions = sessionKeys.map((key) => `session=${key}`).join('&');
    await app.open(`/ingest?source=openf1&${sessions}`);
    await app.page.getByRole('button', {name: 'Start ingest', exact: true}).click();
    await app.idle();
    await expect(
      app.page.getByRole('main').getByText('Completed', {exact: true}).first(),
    ).toBeVisible();
  } finally {
    await server.close();
  }
  await app.open('/');
  await app.runPipeline();

  for (const {name} of planned)
    await test.step(`bronze_${name} holds every delivered row exactly once`, async () => {
      const table = await plainRows(app, `bronze_${name}`);
      expect(storedLines(table)).toEqual(deliveredLines(recordedRows(name), table));
    });

  for (const [table, {key, rows}] of Object.entries(expectedGold))
    await test.step(`${table} has the figures that plain JavaScript finds`, async () => {
      const expected = rows();
      expect(expected.length).toBeGreaterThan(0);
      const columns = Object.keys(expected[0] ?? {});
      const found = await goldOf(app, table, columns);
      expectSame(found, expected, key);
    });
});
