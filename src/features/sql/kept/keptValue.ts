import * as z from 'zod/mini';

// Zod would try whether it may make functions of text, which the page forbids.
z.config({jitless: true});

/** Where the page keeps text over a reload. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
}

interface KeptFormat<T> {
  readonly key: string;
  readonly version: number;
  readonly schema: z.ZodMiniType<T>;
}

const envelope = z.object({version: z.number(), value: z.unknown()});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * What was kept under this format; null when there is nothing, or nothing that this version understands: that is set
 * aside under another key, so that what is written next does not take its place.
 */
export function readKept<T>({key, version, schema}: KeptFormat<T>, store: TextStore): T | null {
  try {
    const text = store.getItem(key);
    if (text === null) return null;
    const outer = envelope.safeParse(parsed(text));
    if (outer.success && outer.data.version === version) {
      const inner = schema.safeParse(outer.data.value);
      if (inner.success) return inner.data;
    }
    store.setItem(`${key}.set-aside`, text);
  } catch (thrown) {
    console.warn(`What was kept as ${key} cannot be read`, thrown);
  }
  return null;
}

/** Keeps a value; false when the browser has no room for it or keeps nothing. */
export function writeKept<T>({key, version}: KeptFormat<T>, value: T, store: TextStore): boolean {
  try {
    store.setItem(key, JSON.stringify({version, value}));
    return true;
  } catch (thrown) {
    console.warn(`${key} is kept for this visit only`, thrown);
    return false;
  }
}

/** A list of which each entry counts by itself: those that cannot be understood are left out. */
export const listOf = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<readonly T[]> =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((items): readonly T[] =>
      items.flatMap((item) => {
        const {data} = schema.safeParse(item);
        return data === undefined ? [] : [data];
      }),
    ),
  );
