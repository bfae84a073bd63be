import {afterAll, expect, test} from 'vitest';
import {derivedTables} from '#/lakehouse/tables';
import {type Delivery, simulatedDeliveries} from '#/testing/deliveries';
import {type RunningPipeline, startPipeline} from '#/testing/testPipeline';

/** 100 for the figures that are told of; few where only a fault is to be found. */
const sessions = Number(import.meta.env['VITE_COST_SESSIONS'] ?? 0);
let now: RunningPipeline | null = null;
afterAll(() => now?.kill());

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

test.skipIf(sessions === 0)(
  'what an update costs follows what is new, not what is there',
  async () => {
    const pipeline = await startPipeline(derivedTables);
    now = pipeline;
    const {client} = pipeline;
    const all = simulatedDeliveries({meetings: Math.ceil(sessions / 3), cars: 20, laps: 20}).slice(
      0,
      sessions,
    );
    const stage = async (deliveries: readonly Delivery[]) => {
      for (const {endpoint, query, rows} of deliveries) {
        const content = rows();
        if (content.length > 0) await client.stage({endpoint, query, content});
      }
    };
    const run = async () => {
      const {startedAt, endedAt, flows} = await client.run({refresh: 'incremental'});
      expect(flows.filter(({failure}) => failure)).toEqual([]);
      return {ms: (endedAt ?? 0) - startedAt, flows};
    };
    const oneByOne = async (from: number) => {
      const turns: number[] = [];
      for (const deliveries of all.slice(from, from + 5)) {
        await stage(deliveries);
        const {ms, flows} = await run();
        turns.push(ms);
        const slow = flows.toSorted((a, b) => b.ms - a.ms).slice(0, 8);
        console.log(from, ms, slow.map(({table, ms}) => `${table} ${ms}`).join(', '));
      }
      return median(turns);
    };
    const idle = async () => {
      const turns: number[] = [];
      for (let i = 0; i < 5; i += 1) turns.push((await run()).ms);
      return median(turns);
    };
    await stage(all.slice(0, 10).flat());
    await run();
    const few = await oneByOne(10);
    const idleFew = await idle();
    await stage(all.slice(15, sessions - 5).flat());
    await run();
    const many = await oneByOne(sessions - 5);
    const idleMany = await idle();
    console.log(
      `one session into 10: ${few} ms, into ${sessions - 5}: ${many} ms, ${(many / few).toFixed(2)}x`,
    );
    console.log(`nothing new: ${idleFew} ms with 15, ${idleMany} ms with ${sessions}`);
    expect(idleMany).toBeLessThan(150);
    expect(many / few).toBeLessThan(1.3);
  },
  600_000,
);
