import {z} from 'zod';
import {asAllowed, type Pace} from '#/contracts/pace';
import {openKeyValue} from './keyValue';
import {format} from './versioned';

const limit = z.int().min(1).max(600).nullable();
export const paceSchema = z.object({perSecond: limit, perMinute: limit});
const paces = format(paceSchema);

/** The pace a person wants, of this origin and not of one lake. */
export interface PaceSetting {
  /** As it stands now. */
  readonly now: () => Pace;
  readonly keep: (pace: Pace) => Promise<void>;
}

export async function openPaceSetting(): Promise<PaceSetting> {
  const store = openKeyValue('laplake.settings');
  let pace: Pace = (await store.get(paces, 'pace')) ?? asAllowed;
  return {
    now: () => pace,
    async keep(next) {
      await store.write({put: [['pace', paces.write(next)]]});
      pace = next;
    },
  };
}
