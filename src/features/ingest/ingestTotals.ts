import type {IngestProgress, RequestProgress} from '#/contracts/engine';

/** Where an ingest stands, counted over its requests. */
export interface IngestTotals {
  readonly all: number;
  /** Settled one way or the other, failures included. */
  readonly settled: number;
  readonly staged: number;
  readonly unchanged: number;
  /** Here already, not asked for. */
  readonly kept: number;
  readonly empty: number;
  readonly failed: number;
  readonly running: number;
  readonly bytes: number;
  /** 0 to 1; an ingest without requests is complete. */
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
  const settled = staged + unchanged + kept + empty + failed;
  return {
    all,
    settled,
    staged,
    unchanged,
    kept,
    empty,
    failed,
    running: count('running'),
    bytes: counts?.bytes ?? requests.reduce((sum, request) => sum + request.bytes, 0),
    share: all === 0 ? 1 : settled / all,
  };
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
