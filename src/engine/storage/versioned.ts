import type {z} from 'zod';

/** How values of one kind stand in IndexedDB: with the version of their format. */
export interface Format<T> {
  write(value: T): Stored;
  /** Undefined when there is no value, or none that this version of the app understands. */
  read(stored: unknown): T | undefined;
}

export interface Stored {
  readonly version: number;
  readonly value: unknown;
}

/**
 * A format whose newest version is `upgraders.length + 1`. `upgraders[n]` turns version n + 1 into n + 2.
 * What a newer app wrote, or what does not fit `schema`, reads as undefined.
 */
export function format<T>(
  schema: z.ZodType<T>,
  upgraders: readonly ((value: unknown) => unknown)[] = [],
): Format<T> {
  const newest = upgraders.length + 1;
  return {
    write: (value) => ({version: newest, value}),
    read(stored) {
      if (!isStored(stored) || stored.version < 1 || stored.version > newest) return undefined;
      const value = upgraders
        .slice(stored.version - 1)
        .reduce((value, upgrade) => upgrade(value), stored.value);
      return schema.safeParse(value).data;
    },
  };
}

function isStored(stored: unknown): stored is Stored {
  return (
    typeof stored === 'object' &&
    stored !== null &&
    'version' in stored &&
    Number.isInteger(stored.version) &&
    'value' in stored
  );
}
