import {z} from 'zod';
import {type LookedUp, isFresh, type LookupMemory} from '#/engine/ingest/lookups';
import {openKeyValue} from './keyValue';
import {format} from './versioned';

const answers = format(
  z
    .record(
      z.string(),
      z.object({
        url: z.string(),
        status: z.int(),
        requestedAt: z.number(),
        bytes: z.instanceof(Uint8Array).nullable(),
      }),
    )
    .readonly(),
);
const key = 'openf1';

/** Keeps fresh answers where a page that is opened anew, or another tab, finds them. A failure only costs asking again. */
export function openLookupMemory(now: () => number): LookupMemory {
  const store = openKeyValue('laplake.lookups');
  return {
    read: async (address) =>
      (await store.get(answers, key).catch(() => undefined))?.[address] satisfies
        | LookedUp
        | undefined,
    keep: (address, answer) =>
      store
        .update(answers, key, (known = {}) => {
          const fresh = Object.entries(known).filter(([, one]) => isFresh(one, now()));
          return {put: [[key, answers.write({...Object.fromEntries(fresh), [address]: answer})]]};
        })
        .catch(() => undefined),
  };
}
