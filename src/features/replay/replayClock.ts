import {useEffect} from 'react';
import {createStore, type StoreApi} from 'zustand/vanilla';

export const speeds = [1, 2, 5, 10, 20, 60] as const;

/** The time of a replay: on screen only, so that it runs without the page being rendered anew. */
export interface ReplayClock {
  /** Seconds since the first known lap began. */
  readonly at: number;
  readonly isPlaying: boolean;
  /** Seconds of the session in one second. */
  readonly speed: number;
}

export type ReplayClockStore = StoreApi<ReplayClock>;

export const createReplayClock = (at: number): ReplayClockStore =>
  createStore<ReplayClock>(() => ({at, isPlaying: false, speed: 10}));

/** The clock some milliseconds later; it stops at the end. */
export function advanced({at, speed, isPlaying}: ReplayClock, ms: number, to: number): ReplayClock {
  const next = Math.min(to, at + (ms / 1000) * speed);
  return {at: next, speed, isPlaying: isPlaying && next < to};
}

const still = matchMedia('(prefers-reduced-motion: reduce)');
/** How long a picture stands for who wants less motion. */
const stillMs = 1000;

/** Runs the clock frame by frame while it plays; after a pause of the page it goes on where it was. */
export function useRunningClock(clock: ReplayClockStore, to: number): void {
  useEffect(() => {
    let frame = 0;
    let last = 0;
    const step = (now: number) => {
      const ms = now - last;
      if (!still.matches || ms >= stillMs) {
        last = now;
        clock.setState((state) => advanced(state, Math.min(ms, stillMs), to));
      }
      frame = clock.getState().isPlaying ? requestAnimationFrame(step) : 0;
    };
    const follow = () => {
      if (!clock.getState().isPlaying || frame !== 0) return;
      last = performance.now();
      frame = requestAnimationFrame(step);
    };
    follow();
    const stop = clock.subscribe(follow);
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [clock, to]);
}
