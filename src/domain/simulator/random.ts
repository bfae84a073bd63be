/** A reproducible stream of numbers. The same seed and labels give the same stream on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  readonly between: (low: number, high: number) => number;
  /** Both ends included. */
  readonly integer: (low: number, high: number) => number;
  /** Normal with mean 0 and standard deviation 1, within about 3.5. */
  readonly bell: () => number;
  readonly chance: (probability: number) => boolean;
  /** @throws RangeError on an empty list */
  readonly pick: <T>(items: readonly T[]) => T;
}

/** Labels keep streams apart, so that asking one endpoint first changes nothing in another. */
export function createRandom(seed: number, ...labels: readonly (number | string)[]): Random {
  let state = labels.reduce<number>((hash, label) => mix(hash, String(label)), mix(seed, 'seed'));
  // mulberry32, public domain, by Tommy Ettinger.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  const integer = (low: number, high: number) => low + Math.floor((high - low + 1) * next());
  return {
    next,
    between,
    integer,
    // A sum of uniforms, without Math.log and Math.cos, whose last bits differ between browsers.
    bell: () => (next() + next() + next() + next() - 2) * 1.7320508,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('pick of nothing');
      return item;
    },
  };
}

/** FNV-1a. */
function mix(hash: number, text: string): number {
  let result = hash | 0;
  for (let i = 0; i < text.length; i += 1)
    result = Math.imul(result ^ text.charCodeAt(i), 16777619);
  return Math.imul(result ^ (result >>> 13), 0x5bd1e995);
}
