import {afterAll, beforeAll, expect, test} from 'vitest';
import {endpoints} from '#/domain/endpoints';
import {derivedTables} from '#/lakehouse/tables';
import {chance} from '#/testing/chance';
import {type Delivery, simulatedDeliveries} from '#/testing/deliveries';
import {type RunningPipeline, startPipeline} from '#/testing/testPipeline';
import {hasQuarantine, quarantineName} from '../lake/tableDdl';

/** More sequences of runs, or others. */
const sequences = Number(import.meta.env['VITE_SEQUENCES'] ?? 2);
const firstSeed = Number(import.meta.env['VITE_SEQUENCE_SEED'] ?? 1);

let now: RunningPipeline;
const deliveries = simulatedDeliveries({meetings: 2, cars: 3, laps: 6}).flat();

beforeAll(async () => {
  now = await startPipeline(derivedTables);
});
afterAll(() => now.kill());

type Chance = () => number;
const pick = <T>(from: readonly T[], next: Chance): T => {
  const one = from[Math.floor(next() * from.length)];
  if (one === undefined) throw new RangeError('Nothing to pick from');
  return one;
};

/** Rows of a session agree on its meeting: a table by meeting takes them by that. */
const units = new Set(['session_key', 'meeting_key']);

/** The rows as they were, or some of them left out, made wrong or set right, as OpenF1 delivers them again. */
function delivered({endpoint, rows}: Delivery, next: Chance): readonly object[] {
  const key = new Set(endpoints.find(({name}) => name === endpoint)?.key);
  const isSame = next() < 0.4;
  return rows().flatMap((row) => {
    if (isSame) return [row];
    if (next() < 0.1) return [];
    if (next() < 0.7) return [row];
    const fields = Object.keys(row).filter(
      (name) => !units.has(name) && (!key.has(name) || next() < 0.05),
    );
    if (fields.length === 0) return [row];
    const field = pick(fields, next);
    const value = row[field];
    const isNumber = typeof value === 'number' && next() < 0.7;
    return [{...row, [field]: isNumber ? value + pick([-200, 1, 2], next) : null}];
  });
}

/** Every silver, gold and quarantine table as one text, without the time it was written. */
async function contents(): Promise<Readonly<Record<string, unknown>>> {
  const names = derivedTables.flatMap((table) => [
    table.name,
    ...(hasQuarantine(table) ? [quarantineName(table)] : []),
  ]);
  const found: Record<string, unknown> = {};
  for (const name of names) {
    const time = name.startsWith('quarantine_') ? '_quarantined_timestamp' : '_processed_timestamp';
    const [row] = await now.client.rows({
      sql: `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, '' ORDER BY line)), '') AS content
FROM (SELECT CAST(t AS VARCHAR) AS line FROM (SELECT * EXCLUDE (${time}) FROM ${name}) AS t)`,
    });
    found[name] = row?.['content'];
  }
  return found;
}

async function runSequence(next: Chance): Promise<void> {
  for (let runs = 4 + Math.floor(next() * 4); runs > 0; runs -= 1) {
    for (let files = 1 + Math.floor(next() * 10); files > 0; files -= 1) {
      const delivery = pick(deliveries, next);
      const {endpoint, query} = delivery;
      const content = delivered(delivery, next);
      if (content.length > 0) await now.client.stage({endpoint, query, content});
    }
    const tables = next() < 0.3 ? [pick(derivedTables, next).name] : [];
    const {state, flows} = await now.client.run({refresh: 'incremental', tables});
    expect(flows.filter(({failure}) => failure)).toEqual([]);
    expect(state).toBe('COMPLETED');
  }
}

test.each(Array.from({length: sequences}, (_, i) => firstSeed + i))(
  'whatever comes in whatever order (seed %i), incremental runs leave what a full refresh leaves',
  async (seed) => {
    await runSequence(chance(seed));
    await now.client.run({refresh: 'incremental'});
    const incremental = await contents();
    expect(await now.client.run({refresh: 'full'})).toMatchObject({state: 'COMPLETED'});
    expect(await contents()).toEqual(incremental);
  },
  120_000,
);
