import {AppError} from '#/base/errors';

/** At most `requests` within any `ms`. */
export interface Window {
  readonly requests: number;
  readonly ms: number;
}

/** The free tier's 3 a second and 30 a minute, with a margin for the way to the server. */
export const freeTier: readonly Window[] = [
  {requests: 3, ms: 1_100},
  {requests: 30, ms: 60_500},
];

/** Time as the pacing sees it: replaced in tests. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** @throws AppError 'cancelled' when `signal` fires first */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Lets requests through in the order they come, never more than the windows allow. */
export interface Pacing {
  /** Resolves when a request may be sent. `onWait` is told why and until when it waits, if at all. @throws AppError 'cancelled' */
  take(signal: AbortSignal, onWait?: (until: number, why: 'paced' | 'held') => void): Promise<void>;
  /** Nothing is sent before `until`: the server asked so. */
  holdUntil(until: number): void;
}

/** So many are remembered whatever the windows are now: they may become wider. */
const remembered = 100;

/** `windows` is asked each time when it is a function. */
export function createPacing(
  windows: readonly Window[] | (() => readonly Window[]),
  clock: Clock,
): Pacing {
  const now = typeof windows === 'function' ? windows : () => windows;
  const longest = Math.max(remembered, ...now().map((window) => window.requests));
  const sent: number[] = [];
  let held = 0;
  let turn: Promise<unknown> = Promise.resolve();

  /** When the next request may go: each window's n-th last one must be out of it. */
  const nextSlot = () =>
    Math.max(held, ...now().map(({requests, ms}) => (sent.at(-requests) ?? -Infinity) + ms));

  async function pass(
    signal: AbortSignal,
    onWait: (until: number, why: 'paced' | 'held') => void,
  ): Promise<void> {
    for (let slot = nextSlot(); slot > clock.now(); slot = nextSlot()) {
      onWait(slot, slot === held ? 'held' : 'paced');
      await clock.sleep(slot - clock.now(), signal);
    }
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
    sent.push(clock.now());
    if (sent.length > longest) sent.shift();
  }

  return {
    take(signal, onWait = () => undefined) {
      const mine = turn.then(() => pass(signal, onWait));
      turn = mine.catch(() => undefined);
      return mine;
    },
    holdUntil(until) {
      held = Math.max(held, until);
    },
  };
}

/** Milliseconds that sending `requests` takes at least, from a fresh start. */
export function pacedMs(requests: number, windows: readonly Window[]): number {
  return Math.max(
    0,
    ...windows.map((window) => Math.floor(Math.max(0, requests - 1) / window.requests) * window.ms),
  );
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      const end = (settle: () => void) => () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        settle();
      };
      const cancel = end(() => reject(new AppError('cancelled', 'Cancelled')));
      const timer = setTimeout(end(resolve), ms);
      if (signal.aborted) cancel();
      else signal.addEventListener('abort', cancel, {once: true});
    }),
};
