import {z} from 'zod';
import {inMemory, type PaceMemory} from '#/engine/sources/openf1/pacing';
import {openKeyValue} from './keyValue';
import {format} from './versioned';

const paced = format(
  z.object({sent: z.array(z.number()).readonly(), heldUntil: z.number()}).readonly(),
);
const key = 'openf1';

/**
 * Remembers the pace where every tab and every lake of this browser sees it: OpenF1 counts them together. Where
 * the browser's database fails it remembers for this visit only.
 */
export function openPaceMemory(): PaceMemory {
  const store = openKeyValue('laplake.pacing');
  const visit = inMemory();
  return {
    async update(change) {
      try {
        await store.update(paced, key, (known = {sent: [], heldUntil: 0}) => ({
          put: [[key, paced.write(change(known))]],
        }));
      } catch {
        await visit.update(change);
      }
    },
  };
}
