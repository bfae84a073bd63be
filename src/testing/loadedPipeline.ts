import type {FlowProgress, UpdateProgress} from '#/contracts/engine';
import type {TableName} from '#/lakehouse/define';
import {
  driverRows,
  lapRows,
  startPipeline,
  testDrivers,
  testFastest,
  testLaps,
  testNames,
} from './testPipeline';

/** The tables of the lake: two of silver, and of each a table of gold that reads it. */
export const allTables = [testLaps, testDrivers, testFastest, testNames];

export type LoadedPipeline = Awaited<ReturnType<typeof loadedPipeline>>;

/** A lake of these tables with two sessions in it, and what is asked of it again and again. */
export async function loadedPipeline() {
  const running = await startPipeline(allTables);
  const {client} = running;
  const rows = (sql: string) => client.rows({sql});
  const laps = (session: number, duration: number) =>
    client.stage({endpoint: 'laps', content: lapRows([{session, duration}])});
  const run = (request: Partial<Parameters<typeof client.run>[0]> = {}) =>
    client.run({refresh: 'incremental', ...request});
  await laps(11, 91);
  await laps(21, 92);
  await client.stage({endpoint: 'drivers', content: driverRows(11, [1, 4])});
  const {state} = await run();
  if (state !== 'COMPLETED') throw new Error(`The first update ended ${state}`);
  return {
    ...running,
    rows,
    /** Stages one lap of a session. */
    laps,
    run,
    fastest: () =>
      rows('SELECT session_key, laps, fastest FROM gold_test_fastest ORDER BY session_key'),
    versions: () =>
      rows(
        "SELECT table_name, version FROM ops.table_versions WHERE table_name LIKE '%test%' ORDER BY 1",
      ),
    /** The tables as they are declared here, nothing that breaks, and no waits told yet. */
    async renew(): Promise<void> {
      await client.define({derived: allTables});
      await client.configure({development: true, resetAllowed: {}});
      await client.breakAt(null);
      await client.waits({});
    },
  };
}

export function flowOf({flows}: UpdateProgress, table: TableName): FlowProgress {
  const flow = flows.find((one) => one.table === table);
  if (!flow) throw new RangeError(`No flow ${table}`);
  return flow;
}

export const statesOf = (update: UpdateProgress) =>
  Object.fromEntries(allTables.map(({name}) => [name, flowOf(update, name).state]));
