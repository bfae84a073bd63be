import type {UpdateProgress} from '#/contracts/engine';
import type {Lake} from '../harness/lake';

/** Milliseconds that the last update spent on one table, its commit and checkpoint included: from the event log. */
export async function flowMs(app: Lake, table: string): Promise<number> {
  const progress = await app.value(
    'select progress from ops.updates order by started_at desc limit 1',
  );
  const update = JSON.parse(String(progress)) as UpdateProgress;
  const flow = update.flows.find((flow) => flow.table === table);
  if (flow?.state !== 'COMPLETED')
    throw new Error(`${table} was not refreshed: ${JSON.stringify(flow)}`);
  return flow.ms;
}
