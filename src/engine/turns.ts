import {AppError} from '#/base/errors';

/** Who may use the lake's one writer: an update, or one short action after the other. */
export interface Turns {
  /** Waits for actions under way. @throws AppError 'lake.busy' while another update runs */
  update<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for actions before it. @throws AppError 'lake.busy' while an update runs */
  act<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  let isUpdating = false;
  let acting: Promise<unknown> = Promise.resolve();
  const refuseBesideUpdate = () => {
    if (isUpdating) throw new AppError('lake.busy', 'An update is running');
  };
  return {
    async update(work) {
      refuseBesideUpdate();
      isUpdating = true;
      try {
        await acting;
        return await work();
      } finally {
        isUpdating = false;
      }
    },
    async act(work) {
      refuseBesideUpdate();
      const mine = acting.then(work);
      acting = mine.catch(() => undefined);
      return mine;
    },
  };
}
