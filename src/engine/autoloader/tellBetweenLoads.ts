type Tell = (files: number, signal: AbortSignal) => Promise<void>;

/** Tells how many files the volume holds, but not during an update: to size them all may take longer than it does. */
export function tellBetweenLoads(tell: Tell): {
  /** Resolves when it is told, or put off. */
  readonly listed: (files: number) => Promise<void>;
  /** Breaks off what is being told. */
  readonly hold: () => void;
  /** Tells what was put off; nobody waits for it. */
  readonly release: () => void;
} {
  let telling: AbortController | null = null;
  let owed: number | null = null;
  let holds = 0;

  async function listed(files: number): Promise<void> {
    owed = files;
    if (holds > 0) return;
    telling?.abort();
    const mine = new AbortController();
    telling = mine;
    await tell(files, mine.signal);
    if (telling === mine) owed = null;
  }

  return {
    listed,
    hold() {
      holds += 1;
      telling?.abort();
      telling = null;
    },
    release() {
      holds -= 1;
      if (holds === 0 && owed !== null) listed(owed).catch(console.warn);
    },
  };
}
