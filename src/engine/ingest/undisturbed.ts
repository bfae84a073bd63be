import type {Access, Watcher} from './ask';

/** Null when the wait was disturbed. @throws AppError 'cancelled' when the watcher cancels it, or what `wait` throws */
export async function undisturbed<T>(
  {disturbed}: Pick<Access, 'disturbed'>,
  watcher: Watcher,
  wait: (watcher: Watcher) => Promise<T>,
): Promise<T | null> {
  const disturbance = disturbed?.();
  if (!disturbance) return wait(watcher);
  try {
    return await wait({...watcher, signal: AbortSignal.any([watcher.signal, disturbance])});
  } catch (thrown) {
    if (watcher.signal.aborted || !disturbance.aborted) throw thrown;
    return null;
  }
}
