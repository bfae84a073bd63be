import {useStore} from 'zustand';
import type {ReplayClockStore} from './replayClock';

/** The clock's time as text and lists show it: four times a second while it runs, at once when it is set. */
export function useReplayTime(clock: ReplayClockStore): number {
  const step = useStore(clock, ({at, isPlaying, speed}) =>
    isPlaying ? Math.floor(at / (speed / 4)) * (speed / 4) : at,
  );
  return step;
}
