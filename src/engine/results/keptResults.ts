import {AppError} from '#/base/errors';
import type {ResultColumn} from '#/contracts/query';
import type {ResultPlace} from './resultFolder';

/** A statement that runs or ran, and its rows. */
export interface Result {
  readonly stop: AbortController;
  readonly place: ResultPlace;
  readonly startedAt: number;
  endedAt: number | null;
  columns: readonly ResultColumn[];
  isQuery: boolean;
  isCut: boolean;
  wrote: boolean;
  /** Resolves or rejects when the statement is over. */
  over: Promise<void>;
}

export interface KeptResults {
  /** A result that has not begun; one that nobody has asked for longest makes room. @throws AppError 'cancelled' */
  add(id: string, place: () => Promise<ResultPlace>): Promise<Result>;
  /** @throws AppError 'sql.gone' */
  find(id: string): Result;
  /** Resolves when it has stopped; its rows stay. Also before it has been added. */
  stop(id: string): Promise<void>;
  /** Stops it and removes its file. */
  forget(id: string): Promise<void>;
}

/** Results that are kept at once. */
const mostKept = 12;

export function createKeptResults(): KeptResults {
  /** In the order of their last use. */
  const kept = new Map<string, Result>();
  const adding = new Map<string, AbortController>();

  async function forget(id: string): Promise<void> {
    adding.get(id)?.abort();
    const result = kept.get(id);
    kept.delete(id);
    if (!result) return;
    result.stop.abort();
    await result.over.catch(() => undefined);
    await result.place.remove();
  }
  async function makeRoom(): Promise<void> {
    const idle = [...kept].filter(([, {endedAt}]) => endedAt !== null).map(([id]) => id);
    for (const id of idle.slice(0, Math.max(0, kept.size + 1 - mostKept))) await forget(id);
  }
  return {
    async add(id, place) {
      const stop = new AbortController();
      adding.set(id, stop);
      try {
        await makeRoom();
        const result: Result = {
          stop,
          place: await place(),
          startedAt: performance.now(),
          endedAt: null,
          columns: [],
          isQuery: false,
          isCut: false,
          wrote: false,
          over: Promise.resolve(),
        };
        if (stop.signal.aborted) {
          await result.place.remove();
          throw new AppError('cancelled', 'Cancelled');
        }
        kept.set(id, result);
        return result;
      } finally {
        adding.delete(id);
      }
    },
    find(id) {
      const result = kept.get(id);
      if (!result) throw new AppError('sql.gone', 'The rows of this query are no longer kept');
      kept.delete(id);
      kept.set(id, result);
      return result;
    },
    async stop(id) {
      adding.get(id)?.abort();
      const result = kept.get(id);
      result?.stop.abort();
      await result?.over.catch(() => undefined);
    },
    forget,
  };
}
