/** A file that is being written, from its beginning, one write at a time. */
export interface OpenFile {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Nothing is in its place for certain before. */
  close(): Promise<void>;
  /** As far as can be, nothing of it stays. Never fails. */
  abandon(): Promise<void>;
}

/** A place for several files: a folder or an archive. One file is open at a time. */
export interface OpenFolder {
  /** `path` may have folders before the name, parted by `/`. */
  open(path: string, options?: NewFileOptions): Promise<OpenFile>;
  close(): Promise<void>;
  abandon(): Promise<void>;
}

export interface NewFileOptions {
  /** Whether an archive should not compress it once more. */
  readonly isCompressed?: boolean;
}

/** A file whose first bytes are made while it is opened; that it cannot be is told with the first write. */
export function openedMeanwhile(opening: Promise<OpenFile>): OpenFile {
  opening.catch(() => undefined);
  return {
    write: async (bytes) => (await opening).write(bytes),
    close: async () => (await opening).close(),
    abandon: () => opening.then((file) => file.abandon()).catch(() => undefined),
  };
}

/** Closes the file after `work`, or abandons it when that fails. */
export async function whole<T>(
  file: Pick<OpenFile, 'close' | 'abandon'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    const done = await work();
    await file.close();
    return done;
  } catch (thrown) {
    await file.abandon();
    throw thrown;
  }
}
