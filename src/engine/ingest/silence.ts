import {AppError} from '#/base/errors';

/**
 * Runs `work`, which calls `heard` whenever something arrived. Its signal fires with `signal`, or when
 * nothing was heard for `limitMs`; `work` is then waited for no longer, whether or not it minds the signal.
 *
 * @throws AppError 'cancelled' | 'source.unreachable', or what `work` throws
 */
export async function withSilenceLimit<T>(
  limitMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal, heard: () => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const silent = () =>
    controller.abort(
      new AppError('source.unreachable', `No answer for ${Math.round(limitMs / 1000)} s`),
    );
  const cancel = () => controller.abort(new AppError('cancelled', 'Cancelled'));
  let timer = setTimeout(silent, limitMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(silent, limitMs);
  };
  signal.addEventListener('abort', cancel, {once: true});
  if (signal.aborted) cancel();
  const stopped = new Promise<never>((_, reject) => {
    const give = () => reject(AppError.from(controller.signal.reason));
    if (controller.signal.aborted) give();
    else controller.signal.addEventListener('abort', give, {once: true});
  });
  try {
    return await Promise.race([stopped, work(controller.signal, heard)]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
