import {AppError} from '#/base/errors';

/** Who may use the lake's one writer: an update, or one short action after the other. */
export interface Turns {
  /** Waits for actions under way. @throws AppError 'lake.busy' while another update runs */
  update<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for actions before it. @throws AppError 'lake.busy' while an update runs */
  act<T>(work: () => Promise<T>): Promise<T>;
  /** As `act`, but waits for an update under way, too. @throws AppError 'cancelled' when aborted while it waits */
  actLater<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export function createTurns(): Turns {
  let isUpdating = false;
  let acting: Promise<unknown> = Promise.resolve();
  let updating: Promise<unknown> = Promise.resolve();
  const refuseBesideUpdate = () => {
    if (isUpdating) throw new AppError('lake.busy', 'An update is running');
  };
  async function update<T>(work: () => Promise<T>): Promise<T> {
    try {
      await acting;
      return await work();
    } finally {
      isUpdating = false;
    }
  }
  async function act<T>(work: () => Promise<T>): Promise<T> {
    refuseBesideUpdate();
    const mine = acting.then(work);
    acting = mine.catch(() => undefined);
    return mine;
  }
  return {
    async update(work) {
      refuseBesideUpdate();
      isUpdating = true;
      const mine = update(work);
      updating = mine.catch(() => undefined);
      return mine;
    },
    act,
    async actLater(work, signal) {
      for (;;) {
        if (!isUpdating) return act(work);
        await abortable(updating, signal);
      }
    },
  };
}

/** @throws AppError 'cancelled' when aborted before `work` is over */
async function abortable(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  let cancel = (): void => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(new AppError('cancelled', 'Cancelled'));
  });
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, {once: true});
  try {
    await Promise.race([work, cancelled]);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
