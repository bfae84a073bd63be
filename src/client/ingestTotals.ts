import type {IngestProgress, RequestProgress} from '#/contracts/engine';

/** Where an ingest stands, counted over its requests. */
export interface IngestTotals {
  readonly all: number;
  /** Settled one way or the other, failures included. */
  readonly settled: number;
  /** Those whose answers are here: staged, unchanged or kept. */
  readonly here: number;
  readonly staged: number;
  readonly unchanged: number;
  /** Here already, not asked for. */
  readonly kept: number;
  readonly empty: number;
  readonly failed: number;
  readonly running: number;
  readonly bytes: number;
  /** Of the expected bytes, a settled request counting whole, so that a bar moves evenly; 1 without requests. */
  readonly share: number;
}

export function ingestTotals({
  requests,
  counts,
}: Pick<IngestProgress, 'requests' | 'counts'>): IngestTotals {
  const count = (state: RequestProgress['state']) =>
    counts?.[state] ?? requests.filter((request) => request.state === state).length;
  const [staged, unchanged, kept, empty, failed] = [
    count('staged'),
    count('unchanged'),
    count('kept'),
    count('empty'),
    count('failed'),
  ];
  const all = counts?.all ?? requests.length;
  const here = staged + unchanged + kept;
  const settled = here + empty + failed;
  return {
    all,
    settled,
    here,
    staged,
    unchanged,
    kept,
    empty,
    failed,
    running: count('running'),
    bytes: counts?.bytes ?? requests.reduce((sum, request) => sum + request.bytes, 0),
    share: counts?.share ?? settledShare(requests),
  };
}

function settledShare(requests: readonly RequestProgress[]): number {
  const weight = (those: readonly RequestProgress[]) =>
    those.reduce((sum, {estimatedBytes}) => sum + Math.max(1, estimatedBytes), 0);
  const open = requests.filter(({state}) => state === 'queued' || state === 'running');
  return requests.length === 0 ? 1 : 1 - weight(open) / weight(requests);
}

/** The totals as one sentence; states nobody is in are not mentioned. */
export function totalsText(totals: IngestTotals, things = 'requests'): string {
  const parts = [
    [totals.staged, 'staged'],
    [totals.unchanged, 'unchanged'],
    [totals.kept, 'here already'],
    [totals.empty, 'without rows'],
    [totals.failed, 'failed'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  return `${totals.settled} of ${totals.all} ${things} done${told.length > 0 ? `: ${told.join(', ')}` : ''}`;
}
