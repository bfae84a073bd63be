import type {UpdateProgress} from '#/contracts/engine';
import type {Lake} from '../harness/lake';

/** Milliseconds of the last update, from its first to its last word. */
export async function updateMs(app: Lake): Promise<number> {
  return Number(
    await app.value(
      'select (epoch_ms(ended_at) - epoch_ms(started_at))::int from ops.updates order by started_at desc limit 1',
    ),
  );
}

/** The last update as it ended. */
export async function lastUpdate(app: Lake): Promise<UpdateProgress> {
  const progress = await app.value(
    'select progress from ops.updates order by started_at desc limit 1',
  );
  return JSON.parse(String(progress)) as UpdateProgress;
}
