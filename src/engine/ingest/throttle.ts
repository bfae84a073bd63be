/** Passes on the newest of many values, at most one per `ms`; the last always. */
export interface Throttle<T> {
  offer(value: () => T): void;
  /** Passes the newest value on at once, if it was not yet. */
  flush(): void;
}

export function throttle<T>(ms: number, emit: (value: T) => void): Throttle<T> {
  let newest: (() => T) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function pass(): void {
    if (!newest) return;
    const value = newest;
    newest = null;
    emit(value());
  }
  function rest(): void {
    timer = setTimeout(() => {
      timer = null;
      if (newest) {
        pass();
        rest();
      }
    }, ms);
  }
  return {
    offer(value) {
      newest = value;
      if (timer !== null) return;
      pass();
      rest();
    },
    flush() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      pass();
    },
  };
}
