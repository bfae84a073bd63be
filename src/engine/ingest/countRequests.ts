import type {RequestProgress} from '#/contracts/engine';
import type {IngestCounts} from '#/contracts/ingest';

type Counted = Pick<RequestProgress, 'state' | 'bytes' | 'estimatedBytes'>;

/** How many requests are in which state. Their share is weighed by their expected size, so that a bar moves evenly. */
export function countRequests(requests: readonly Counted[]): IngestCounts {
  const counts = {queued: 0, running: 0, staged: 0, unchanged: 0, kept: 0, empty: 0, failed: 0};
  let [bytes, weight, settled] = [0, 0, 0];
  for (const request of requests) {
    counts[request.state] += 1;
    bytes += request.bytes;
    const own = Math.max(1, request.estimatedBytes);
    weight += own;
    if (request.state !== 'queued' && request.state !== 'running') settled += own;
  }
  return {...counts, all: requests.length, bytes, share: weight === 0 ? 1 : settled / weight};
}
