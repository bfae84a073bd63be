/** Amounts by the second over the last seconds, so that a rate follows what happens now. */
export interface RateWindow {
  add(amount: number, at: number): void;
  /** Per second; null before anything was added. */
  rate(at: number): number | null;
}

/** Times are monotonic milliseconds; the window begins no earlier than `begin`. */
export function createRateWindow(begin: number, lengthMs = 5_000): RateWindow {
  let samples: {readonly amount: number; readonly at: number}[] = [];
  return {
    add(amount, at) {
      samples.push({amount, at});
    },
    rate(at) {
      if (samples.length === 0) return null;
      const from = Math.max(begin, at - lengthMs);
      samples = samples.filter((sample) => sample.at >= from);
      const sum = samples.reduce((total, {amount}) => total + amount, 0);
      return at > from ? (sum * 1000) / (at - from) : null;
    },
  };
}
