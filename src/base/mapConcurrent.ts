/**
 * Runs `work` over `items` in order, at most `limit` at a time. The first failure stops new work and is
 * thrown once what was begun has ended, so that nothing runs on behind the caller's back.
 */
export async function mapConcurrent<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  let failure: {readonly thrown: unknown} | null = null;
  const lane = async () => {
    while (next < items.length && !failure) {
      const index = next;
      next += 1;
      try {
        results[index] = await work(items[index] as T);
      } catch (thrown) {
        failure ??= {thrown};
      }
    }
  };
  await Promise.all(Array.from({length: Math.min(limit, items.length)}, lane));
  if (failure) throw (failure as {readonly thrown: unknown}).thrown;
  return results;
}
