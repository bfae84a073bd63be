import type {Failure} from '#/contracts/engine';
import type {Hold, HoldReason, LiveWindow} from '#/contracts/ingest';
import type {Clock} from '#/engine/sources/openf1/pacing';

/** Times in which nothing is asked because nothing would come of it. They end by themselves. */
export interface Holds {
  current(): Hold | null;
  /** After a hold one request goes ahead, until an answer has come. */
  isProbing(): boolean;
  /** The hold that follows from this failure, if any. `isDeaf`: so many requests in a row found nobody. */
  after(failure: Failure, isDeaf: boolean): Hold | null;
  /** An answer has come. */
  heard(): void;
  /** Goes on now: a person wants it, or the connection is back. */
  end(): void;
  close(): void;
}

export interface HoldParts {
  readonly clock: Clock;
  readonly isOffline: () => boolean;
  /** The live window that is on, as far as it is known. */
  readonly liveWindow: () => LiveWindow | null;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

const second = 1000;
const minute = 60 * second;
/** A live window may be longer than announced, and one nobody knows of may be on. */
const liveRetryMs = 5 * minute;
const offlineRetryMs = 5 * second;
const unheardRetriesMs = [30 * second, minute, 2 * minute, 5 * minute] as const;

export function createHolds({clock, isOffline, liveWindow, ...told}: HoldParts): Holds {
  let hold: Hold | null = null;
  let isProbing = false;
  /** How often in a row nobody answered. */
  let unheard = 0;
  let sleeping = new AbortController();

  function begin(reason: HoldReason, until: number, words: string): Hold {
    if (hold) return hold;
    hold = {reason, words, until};
    sleeping = new AbortController();
    clock
      .sleep(Math.max(0, until - clock.now()), sleeping.signal)
      .then(end)
      .catch(() => undefined);
    told.onBegin();
    return hold;
  }
  function end(): void {
    if (!hold) return;
    hold = null;
    sleeping.abort();
    isProbing = true;
    if (isOffline()) begin('offline', clock.now() + offlineRetryMs, offline);
    else told.onEnd();
  }

  return {
    current: () => hold,
    isProbing: () => isProbing,
    after({code, message}, isDeaf) {
      const now = clock.now();
      if (code === 'source.offline') return begin('offline', now + offlineRetryMs, offline);
      if (code === 'source.live-session') {
        const window = liveWindow();
        const until = window && window.end > now ? window.end : now + liveRetryMs;
        return begin('live-session', until, liveWords(window));
      }
      if (!isDeaf) return null;
      const wait = unheardRetriesMs[Math.min(unheard, unheardRetriesMs.length - 1)] ?? minute;
      unheard += 1;
      return begin('unreachable', now + wait, message);
    },
    heard() {
      isProbing = false;
      unheard = 0;
    },
    end,
    close() {
      sleeping.abort();
      hold = null;
    },
  };
}

const offline = 'This computer is offline';
const liveWords = (window: LiveWindow | null) =>
  window
    ? `${window.name} is live: until half an hour after it OpenF1 answers paying users only`
    : 'A live session seems to be on: until half an hour after it OpenF1 answers paying users only';
