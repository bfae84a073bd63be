import {AppError} from '#/base/errors';

/** One tab owns the engine: who holds this lock may open the lake. */
const lockName = 'laplake';
const askFor = 'please-yield';
const letsGo = 'yielding';
/** An owner that has not answered by then is taken to be frozen, and the lock is stolen. */
const patienceMs = 3000;
/** One that answered may take this long to close its lake. */
const closingMs = 15_000;

/** The parts of the browser this needs, so that tests can hand in two of them. */
export interface OwnershipPorts {
  readonly locks: Pick<LockManager, 'request'>;
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
  /** Resolves after `ms`. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface OwnershipEvents {
  /** The lock is ours: open the lake. */
  readonly onOwned: () => void;
  /** Another tab has it; this one waits in line. */
  readonly onElsewhere: () => void;
  /** Another tab asks politely: close the lake; the lock is let go when the promise settles. */
  readonly onYield: () => Promise<void>;
  /** Another tab stole the lock: stop at once. */
  readonly onStolen: () => void;
}

export interface Ownership {
  /** Asks the owner to let go, and takes the lock by force when it does not answer. */
  takeOver(): Promise<void>;
}

/** Wants the lock from now on: at once when free, else when its owner goes. */
export function claimOwnership(ports: OwnershipPorts, events: OwnershipEvents): Ownership {
  let letGo: (() => void) | null = null;
  let inLine: AbortController | null = null;
  /** Whether the owner has said that it is closing the lake. */
  let isYielding = false;
  // A BroadcastChannel speaks to its own origin only and takes no target.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const say = (word: string) => ports.channel.postMessage(word);

  async function hold(): Promise<void> {
    const held = Promise.withResolvers<void>();
    letGo = held.resolve;
    inLine = null;
    events.onOwned();
    await held.promise;
  }

  async function request(options: LockOptions): Promise<'refused' | 'released'> {
    let owned = false;
    try {
      return await ports.locks.request(lockName, options, async (lock) => {
        if (!lock) return 'refused';
        owned = true;
        await hold();
        return 'released';
      });
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code !== 'cancelled') throw error;
      if (!owned) return 'refused';
      letGo = null;
      events.onStolen();
      return 'released';
    }
  }

  async function waitInLine(): Promise<void> {
    const mine = new AbortController();
    inLine = mine;
    if ((await request({signal: mine.signal})) === 'released') await waitInLine();
  }

  async function start(): Promise<void> {
    if ((await request({ifAvailable: true})) === 'refused') events.onElsewhere();
    await waitInLine();
  }

  ports.channel.addEventListener('message', (event) => {
    if (event.data === letsGo) isYielding = true;
    if (event.data !== askFor || !letGo) return;
    const release = letGo;
    letGo = null;
    say(letsGo);
    void events.onYield().finally(release);
  });

  void start();
  return {
    async takeOver() {
      isYielding = false;
      say(askFor);
      await ports.wait(patienceMs);
      if (!letGo && isYielding) await ports.wait(closingMs);
      if (letGo) return;
      inLine?.abort();
      void request({steal: true}).then(waitInLine);
    },
  };
}
