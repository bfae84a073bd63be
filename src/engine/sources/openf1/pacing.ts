import {AppError} from '#/base/errors';

/** At most `requests` within any `ms`. */
export interface Window {
  readonly requests: number;
  readonly ms: number;
}

/** The free tier's 3 a second and 30 a minute, with a margin for the way to the server. */
export const freeTier: readonly Window[] = [
  {requests: 3, ms: 1_300},
  {requests: 30, ms: 61_000},
];
/**
 * A sponsor's 6 a second and 60 a minute. With a token the browser asks first whether it may send it, so the way to the
 * server is longer by one that differs: the margin is wider.
 */
export const sponsorTier: readonly Window[] = [
  {requests: 6, ms: 2_000},
  {requests: 60, ms: 61_000},
];

/** Time as the pacing sees it: replaced in tests. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** @throws AppError 'cancelled' when `signal` fires first */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What the pacing must remember. */
export interface Paced {
  /** When the last requests were sent, oldest first. */
  readonly sent: readonly number[];
  /** Nothing is sent before. */
  readonly heldUntil: number;
}

/** Where it is remembered, so that a reload and other tabs know as well. */
export interface PaceMemory {
  /** One look and one change that nobody comes between. */
  update(change: (paced: Paced) => Paced): Promise<void>;
}

/** Lets requests through in the order they come, never more than the windows allow. */
export interface Pacing {
  /** Resolves when a request may be sent. `onWait` is told why and until when it waits, if at all. @throws AppError 'cancelled' */
  take(signal: AbortSignal, onWait?: (until: number, why: 'paced' | 'held') => void): Promise<void>;
  /** Nothing is sent before `until`: the server asked so. */
  holdUntil(until: number): Promise<void>;
}

/** `windows` is asked each time: a sponsor signs in and out. Without windows nothing is remembered. */
export function createPacing(
  windows: () => readonly Window[],
  clock: Clock,
  memory: PaceMemory = inMemory(),
): Pacing {
  let turn: Promise<unknown> = Promise.resolve();

  async function pass(
    signal: AbortSignal,
    onWait: (until: number, why: 'paced' | 'held') => void,
  ): Promise<void> {
    for (;;) {
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled');
      const slot = await takeSlot(memory, windows(), clock.now);
      if (slot === null) return;
      onWait(slot.at, slot.why);
      await clock.sleep(slot.at - clock.now(), signal);
    }
  }

  return {
    take(signal, onWait = () => undefined) {
      const mine = turn.then(() => pass(signal, onWait));
      turn = mine.catch(() => undefined);
      return mine;
    },
    holdUntil: (until) =>
      memory.update((paced) => ({...paced, heldUntil: Math.max(paced.heldUntil, until)})),
  };
}

/** Longer than any hold a server asks for: what lies further ahead was noted by a clock that was wrong. */
const longestHoldMs = 10 * 60_000;

/** Null when the request may be sent, which is then noted; else when to try again. */
async function takeSlot(
  memory: PaceMemory,
  windows: readonly Window[],
  clock: Clock['now'],
): Promise<{readonly at: number; readonly why: 'paced' | 'held'} | null> {
  let slot: {readonly at: number; readonly why: 'paced' | 'held'} | null = null;
  await memory.update((paced) => {
    const now = clock();
    const heldUntil = paced.heldUntil > now + longestHoldMs ? 0 : paced.heldUntil;
    // A clock that was set back does not make the last minute forgotten.
    const sent = paced.sent.map((at) => Math.min(at, now));
    const free = Math.max(
      0,
      ...windows.map(({requests, ms}) => (sent.at(-requests) ?? Number.NEGATIVE_INFINITY) + ms),
    );
    slot = Math.max(free, heldUntil) > now ? nextTry(free, heldUntil) : null;
    if (slot !== null) return {sent, heldUntil};
    const kept = Math.max(0, ...windows.map(({requests}) => requests), mostKept);
    return {sent: [...sent, now].slice(-kept), heldUntil: 0};
  });
  return slot;
}

/** As many as any tier looks back on: the tier may change at any time. */
const mostKept = Math.max(...[...freeTier, ...sponsorTier].map(({requests}) => requests));

const nextTry = (free: number, held: number) =>
  held > free ? ({at: held, why: 'held'} as const) : ({at: free, why: 'paced'} as const);

/** Remembers as long as it lives. */
export function inMemory(): PaceMemory {
  let paced: Paced = {sent: [], heldUntil: 0};
  return {
    update: async (change) => {
      paced = change(paced);
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
