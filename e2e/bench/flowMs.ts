import type {Lake} from '../harness/lake';
import {lastUpdate} from './updateMs';

/** Milliseconds that the last update spent on one table, its commit and checkpoint included: from the event log. */
export async function flowMs(app: Lake, table: string): Promise<number> {
  const {flows} = await lastUpdate(app);
  const flow = flows.find((flow) => flow.table === table);
  if (flow?.state !== 'COMPLETED')
    throw new Error(`${table} was not refreshed: ${JSON.stringify(flow)}`);
  return flow.ms;
}
