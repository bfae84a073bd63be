import {z} from 'zod';
import {create} from 'zustand';
import type {SourceName} from '#/contracts/engine';

/** What a person prefers on this device, kept over a reload. */
interface Preferences {
  /** Where data comes from unless another source is chosen. */
  readonly source: SourceName;
  /** Whether the first-run guide on Home was put away. */
  readonly isGuideDone: boolean;
}

const key = 'laplake.preferences';
const defaults: Preferences = {source: 'sample', isGuideDone: false};
/** Each by itself: what is not understood has its default. */
const stored = z.object({
  version: z.literal(1),
  source: z.enum(['sample', 'openf1', 'local']).catch(defaults.source),
  isGuideDone: z.boolean().catch(defaults.isGuideDone),
});

function readPreferences(): Preferences {
  try {
    const read = stored.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return read.success ? read.data : defaults;
  } catch (thrown) {
    console.warn('Preferences cannot be read', thrown);
    return defaults;
  }
}

/** Read with a selector; changed by `prefer`. */
export const usePreferences = create<Preferences>()(() => {
  const {source, isGuideDone} = readPreferences();
  return {source, isGuideDone};
});

/** Changes preferences and remembers them for the next visit. */
export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  try {
    localStorage.setItem(key, JSON.stringify({version: 1, ...usePreferences.getState()}));
  } catch (thrown) {
    console.warn('Preferences are kept for this visit only', thrown);
  }
}
