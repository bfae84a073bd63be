import type {CallContext} from '#/base/rpc/rpc';
import type {IngestQueue, QueueApi} from '#/contracts/ingest';
import type {Sponsor} from '#/engine/sources/openf1/sponsor';
import type {IngestRecords} from '#/engine/storage/ingestRecords';
import type {IngestLine} from './ingestLine';
import type {OpenQueue} from './openQueue';

export type QueueHandlers = {
  readonly [M in keyof QueueApi]: (
    request: Parameters<QueueApi[M]>[0],
    context: CallContext,
  ) => Promise<ReturnType<QueueApi[M]>>;
};

export interface QueueApiParts {
  readonly open: OpenQueue;
  readonly records: Pick<IngestRecords, 'setGoesOn'>;
  readonly sponsor: Sponsor;
}

/** What a person may do with the queue, ready to be served. */
export function queueApi({open, records, sponsor}: QueueApiParts): QueueHandlers {
  const {queue, run, holds} = open;
  function changed(): IngestQueue {
    open.tell();
    return open.told();
  }
  async function one(ingestId: string): Promise<IngestLine> {
    await queue.load();
    return open.find(ingestId);
  }
  async function chosen(ingestId: string | undefined): Promise<readonly IngestLine[]> {
    await queue.load();
    return ingestId === undefined ? queue.lines() : [open.find(ingestId)];
  }
  return {
    ingestGroups: async ({ingestId}) => (await one(ingestId)).groups(),
    ingestRequests: async ({ingestId, group}) => (await one(ingestId)).requestsOf(group),
    ...going({open, changed, chosen}),
    async ingestQueue() {
      await open.load();
      return open.told();
    },
    async queueIngest(request, {signal}) {
      await queue.load();
      await queue.add(await open.plan(request, signal), false);
      run.hold();
      run.wake();
      return changed();
    },
    async moveIngest({ingestId, place}) {
      await queue.move(await one(ingestId), place);
      return changed();
    },
    async removeIngest({ingestId}) {
      await open.forget(await one(ingestId));
      return changed();
    },
    async setGoesOn({goesOn}) {
      open.goesOn = goesOn;
      await records.setGoesOn(goesOn);
      return changed();
    },
    async useSponsorToken({token}) {
      sponsor.use(token);
      if (token !== null && holds.current()?.reason === 'live-session') holds.end();
      return changed();
    },
  };
}

interface Going {
  readonly open: OpenQueue;
  readonly changed: () => IngestQueue;
  readonly chosen: (ingestId: string | undefined) => Promise<readonly IngestLine[]>;
}

function going({
  open: {queue, run, holds, take},
  changed,
  chosen,
}: Going): Pick<QueueHandlers, 'pauseIngests' | 'continueIngests'> {
  return {
    async pauseIngests({ingestId}) {
      for (const line of await chosen(ingestId)) {
        queue.touch(line);
        if (line.header.state !== 'failed') run.pause(line);
      }
      return changed();
    },
    async continueIngests({ingestId}) {
      for (const line of await chosen(ingestId)) take(line);
      holds.end();
      run.hold();
      run.wake();
      return changed();
    },
  };
}
