/**
 * Lets many readers or one writer through. A waiting writer holds back readers that come later, so that
 * a stream of readers cannot starve it.
 */
export interface Gate {
  shared<T>(work: () => Promise<T>): Promise<T>;
  exclusive<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  let readers = 0;
  let busy = false;
  const waitingWriters: (() => void)[] = [];
  let waitingReaders: (() => void)[] = [];

  function next(): void {
    if (busy) return;
    if (waitingWriters.length > 0) {
      if (readers > 0) return;
      busy = true;
      waitingWriters.shift()?.();
      return;
    }
    const admitted = waitingReaders;
    waitingReaders = [];
    readers += admitted.length;
    for (const admit of admitted) admit();
  }

  return {
    async shared(work) {
      await new Promise<void>((admit) => {
        waitingReaders.push(admit);
        next();
      });
      try {
        return await work();
      } finally {
        readers -= 1;
        next();
      }
    },
    async exclusive(work) {
      await new Promise<void>((admit) => {
        waitingWriters.push(admit);
        next();
      });
      try {
        return await work();
      } finally {
        busy = false;
        next();
      }
    },
  };
}
