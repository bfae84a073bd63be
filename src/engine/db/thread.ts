import {AppError} from '#/base/errors';

/** DuckDB's only thread: it answers what it is asked in that order, and nothing interrupts it within a task. */
export interface Thread {
  /** Notes that `owner` waits for `work`, with which it answers. */
  asked<T>(owner: object, work: Promise<T>): Promise<T>;
  /**
   * Ends the engine if the thread works at one thing that `owner` asked for longer than it should, now that nobody
   * wants it. What is returned takes that back.
   */
  endIfStuck(owner: object): () => void;
}

/** A task that can be ended in time looks up within some 20 ms. */
const patienceMs = 1000;
const lookEveryMs = 100;

interface Asked {
  readonly owner: object;
}

/** `end` is told of a thread that is stuck: with what everything that waits for it is to fail. */
export function createThread(end: (error: AppError) => void): Thread {
  const waiting: Asked[] = [];
  let firstSince = 0;
  const enter = (asked: Asked): void => {
    if (waiting.push(asked) === 1) firstSince = performance.now();
  };
  const leave = (asked: Asked): void => {
    if (waiting[0] === asked) firstSince = performance.now();
    waiting.splice(waiting.indexOf(asked), 1);
  };
  return {
    async asked(owner, work) {
      const asked = {owner};
      enter(asked);
      try {
        return await work;
      } finally {
        leave(asked);
      }
    },
    endIfStuck(owner) {
      const look = setInterval(() => {
        if (waiting[0]?.owner !== owner || performance.now() - firstSince < patienceMs) return;
        clearInterval(look);
        end(
          new AppError(
            'engine.crashed',
            'A statement did not end when it was cancelled, so the database engine was ended with it',
          ),
        );
      }, lookEveryMs);
      return () => clearInterval(look);
    },
  };
}
