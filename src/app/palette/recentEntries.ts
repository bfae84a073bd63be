import * as z from 'zod/mini';
import {type Entry, entryKinds} from './entry';

// Zod would try whether it may make functions of text, which the page forbids.
z.config({jitless: true});

const key = 'laplake.recent';
const most = 8;

const stored = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(entryKinds),
    label: z.string(),
    hint: z.string(),
    /** Null for what is done rather than gone to. */
    path: z.nullable(
      z.string().check(
        // A path of this app, never another site.
        z.regex(/^\/(?!\/)/),
      ),
    ),
  }),
);
export type RecentEntry = z.infer<typeof stored>[number];

/** What was chosen last, the newest first; none when storage is closed to us or holds something else. */
export function recentEntries(): readonly RecentEntry[] {
  try {
    return stored.safeParse(JSON.parse(localStorage.getItem(key) ?? '[]')).data ?? [];
  } catch (thrown) {
    console.warn('What was searched for before cannot be read', thrown);
    return [];
  }
}

export function rememberEntry({id, kind, label, hint, act}: Entry): void {
  const entry = {id, kind, label, hint, path: typeof act === 'string' ? act : null};
  const others = recentEntries().filter((recent) => recent.id !== id);
  try {
    localStorage.setItem(key, JSON.stringify([entry, ...others].slice(0, most)));
  } catch (thrown) {
    console.warn('What is searched for is kept for this visit only', thrown);
  }
}
