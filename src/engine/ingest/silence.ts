import {AppError} from '#/base/errors';

/**
 * Runs `work` under a limit on how long it may wait for its source. The clock runs while `waiting` is on,
 * as it is at first, and starts afresh each time it is turned on: what `work` itself takes does not count.
 * When the limit is reached or `signal` fires, the signal handed to `work` fires too, and `work` is waited
 * for no longer, whether it minds or not.
 *
 * @throws AppError 'cancelled' | 'source.unreachable', or what `work` throws
 */
export async function withSilenceLimit<T>(
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal, waiting: (on: boolean) => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(AppError.from(controller.signal.reason));
    controller.signal.addEventListener('abort', stop, {once: true});
  });
  const cancel = () => controller.abort(new AppError('cancelled', 'Cancelled'));
  const silent = () =>
    controller.abort(
      new AppError('source.unreachable', `No answer for ${Math.round(limitMs / 1000)} s`),
    );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = (on: boolean) => {
    clearTimeout(timer);
    if (on) timer = setTimeout(silent, limitMs);
  };
  signal.addEventListener('abort', cancel, {once: true});
  if (signal.aborted) cancel();
  waiting(true);
  try {
    return await Promise.race([stopped, work(controller.signal, waiting)]);
  } finally {
    waiting(false);
    signal.removeEventListener('abort', cancel);
  }
}
