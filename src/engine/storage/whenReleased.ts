import {AppError} from '#/base/errors';

const patienceMs = 6_000;
const betweenMs = 150;

/** Does `work` once nobody holds its files: a closing tab or an ending worker keeps its handles for a moment. */
export async function whenReleased<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (!isHeld(thrown) || performance.now() > deadline) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, betweenMs));
    }
  }
}

/** Whether an error of the file system, or DuckDB's text of one, says that somebody else has the file open. */
export function isHeld(thrown: unknown): boolean {
  if (thrown instanceof DOMException && thrown.name === 'NoModificationAllowedError') return true;
  const {message} = AppError.from(thrown);
  return /createSyncAccessHandle|NoModificationAllowed|Access Handle/i.test(message);
}
