import {AppError} from '#/base/errors';
import type {Clock} from '#/engine/sources/openf1/pacing';

export interface VirtualClock extends Clock {
  /** Lets time pass, from one sleeper's end to the next, until `work` is done. @throws what `work` throws, or when everybody waits for nothing */
  until<T>(work: Promise<T>): Promise<T>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only while everybody sleeps, and then at once. */
export function virtualClock(start: number): VirtualClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve));

  async function passOne(): Promise<boolean> {
    // What was woken has some steps of its own to go before it sleeps again.
    for (let i = 0; i < 4; i += 1) await breathe();
    const next = [...sleepers].toSorted((a, b) => a.at - b.at)[0];
    if (!next) return false;
    now = Math.max(now, next.at);
    sleepers.delete(next);
    next.wake();
    return true;
  }
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const cancel = () => {
          sleepers.delete(sleeper);
          reject(new AppError('cancelled', 'Cancelled'));
        };
        const wake = () => {
          signal.removeEventListener('abort', cancel);
          resolve();
        };
        const sleeper: Sleeper = {at: now + ms, wake};
        if (signal.aborted) return cancel();
        signal.addEventListener('abort', cancel, {once: true});
        sleepers.add(sleeper);
      }),
    async until(work) {
      const progress = {isDone: false, idle: 0};
      const end = () => {
        progress.isDone = true;
      };
      work.then(end, end);
      while (!progress.isDone) {
        progress.idle = (await passOne()) ? 0 : progress.idle + 1;
        if (progress.idle > 1_000) throw new Error('Everybody waits for nothing');
      }
      return work;
    },
  };
}
