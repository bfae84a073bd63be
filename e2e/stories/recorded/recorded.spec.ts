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

const almost = (value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(10)) : value;

/** Sorted by key, fractions to ten digits: sums depend on their order beyond that. */
function comparable(rows: readonly Readonly<Record<string, unknown>>[], key: readonly string[]) {
  return rows
    .map((row) => ({
      key: key.map((name) => String(row[name])).join(' '),
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, almost(value)])),
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

test('recorded sessions come through fetching, loading and refining unharmed, at the pace OpenF1 allows', async ({
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
    expect(server.log.filter(({status}) => status === 429)).toEqual([]);
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
      expect(comparable(found, key)).toEqual(comparable(expected, key));
    });
});
