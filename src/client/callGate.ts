import {AppError} from '#/base/errors';

/** Where calls wait for the lake. Closed at first. */
export interface CallGate {
  /** Resolves when calls are admitted. @throws AppError of `refuse` | 'cancelled' */
  readonly pass: (signal?: AbortSignal) => Promise<void>;
  /** Lets those through that wait, and all later ones. */
  readonly admit: () => void;
  /** Calls wait from now on; those that wait already go on waiting. */
  readonly hold: () => void;
  /** Those that wait, and all later ones until `hold`, fail with `error`. */
  readonly refuse: (error: AppError) => void;
}

export function createCallGate(): CallGate {
  let decision = undecided();
  let isDecided = false;
  const hold = () => {
    if (isDecided) decision = undecided();
    isDecided = false;
  };
  return {
    hold,
    admit: () => {
      isDecided = true;
      decision.resolve();
    },
    refuse: (error) => {
      hold();
      isDecided = true;
      decision.reject(error);
    },
    async pass(signal) {
      const cancelled = Promise.withResolvers<never>();
      const cancel = () => cancelled.reject(new AppError('cancelled', 'Cancelled'));
      if (signal?.aborted) cancel();
      signal?.addEventListener('abort', cancel, {once: true});
      try {
        await Promise.race([cancelled.promise, decision.promise]);
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
  };
}

function undecided(): PromiseWithResolvers<void> {
  const decision = Promise.withResolvers<void>();
  decision.promise.catch(() => undefined);
  return decision;
}
