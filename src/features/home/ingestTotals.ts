import type {IngestProgress, RequestProgress} from '#/contracts/engine';

export interface IngestTotals {
  readonly requests: number;
  /** Staged, unchanged, empty or failed: nothing more is done for them. */
  readonly settled: number;
  readonly staged: number;
  /** Answered with no rows: nothing to stage. */
  readonly empty: number;
  readonly bytes: number;
  readonly failed: readonly RequestProgress[];
  /** Share of the expected bytes, 0 to 1, a settled request counting whole. */
  readonly share: number;
}

const isSettled = ({state}: RequestProgress) => state !== 'queued' && state !== 'running';

/** An ingest in figures. Weighs requests by their expected size, so that the bar moves evenly. */
export function ingestTotals({requests, counts}: IngestProgress): IngestTotals {
  const failed = requests.filter(({state}) => state === 'failed');
  if (counts)
    return {
      requests: counts.all,
      settled: counts.all - counts.queued - counts.running,
      staged: counts.staged + counts.unchanged + counts.kept,
      empty: counts.empty,
      bytes: counts.bytes,
      failed,
      share: counts.share,
    };
  const settled = requests.filter(isSettled);
  const weight = (those: readonly RequestProgress[]) =>
    those.reduce((sum, {estimatedBytes}) => sum + Math.max(1, estimatedBytes), 0);
  return {
    requests: requests.length,
    settled: settled.length,
    staged: requests.filter(({state}) => isHere.has(state)).length,
    empty: requests.filter(({state}) => state === 'empty').length,
    bytes: requests.reduce((sum, {bytes}) => sum + bytes, 0),
    failed,
    share: requests.length === 0 ? 0 : weight(settled) / weight(requests),
  };
}

const isHere: ReadonlySet<RequestProgress['state']> = new Set(['staged', 'unchanged', 'kept']);
