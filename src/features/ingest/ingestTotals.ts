import type {RequestProgress} from '#/contracts/engine';

/** Where an ingest stands, counted over its requests. */
export interface IngestTotals {
  readonly all: number;
  /** Settled one way or the other, failures included. */
  readonly settled: number;
  readonly staged: number;
  readonly unchanged: number;
  readonly empty: number;
  readonly failed: number;
  readonly running: number;
  readonly bytes: number;
  /** 0 to 1; an ingest without requests is complete. */
  readonly share: number;
}

export function ingestTotals(requests: readonly RequestProgress[]): IngestTotals {
  const count = (state: RequestProgress['state']) =>
    requests.filter((request) => request.state === state).length;
  const [staged, unchanged, empty, failed] = [
    count('staged'),
    count('unchanged'),
    count('empty'),
    count('failed'),
  ];
  const settled = staged + unchanged + empty + failed;
  return {
    all: requests.length,
    settled,
    staged,
    unchanged,
    empty,
    failed,
    running: count('running'),
    bytes: requests.reduce((sum, request) => sum + request.bytes, 0),
    share: requests.length === 0 ? 1 : settled / requests.length,
  };
}

/** The totals as one sentence; states nobody is in are not mentioned. */
export function totalsText(totals: IngestTotals, things = 'requests'): string {
  const parts = [
    [totals.staged, 'staged'],
    [totals.unchanged, 'unchanged'],
    [totals.empty, 'without rows'],
    [totals.failed, 'failed'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  return `${totals.settled} of ${totals.all} ${things} done${told.length > 0 ? `: ${told.join(', ')}` : ''}`;
}
